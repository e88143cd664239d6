package weft.api.stock;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.asking.KeptUnits;
import weft.api.asking.Needed;
import weft.api.sharing.NamedParties;
import weft.calendar.IsoText;
import weft.event.StreamCommand;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.shipment.HandlingUnit;
import weft.stock.MovementKind;
import weft.stock.PartStock;
import weft.stock.StockCategory;
import weft.stock.StockCommand.CountStock;
import weft.stock.StockCommand.MoveStock;
import weft.stock.StockCommand.ReverseMovement;
import weft.stock.StockEvent;
import weft.stock.StockHolding;
import weft.stock.StockId;
import weft.stock.StockKey;
import weft.stock.StockStatus;

/** Request bodies about stock, and their commands for the holder. */
@Component
class StockBodies {
  private static final int LONGEST = 70;
  private static final int LONGEST_REASON = 1_000;

  /** The tolerance for a caller's clock that is ahead of the hub's. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private static final Instant EARLIEST = IsoText.moment("2000-01-01T00:00:00Z");
  private final NamedParties parties;
  private final KeptUnits units;
  private final Clock clock;

  StockBodies(NamedParties parties, KeptUnits units, Clock clock) {
    this.parties = parties;
    this.units = units;
    this.clock = clock;
  }

  /**
   * A count.
   *
   * @param owner the owner of the goods; the holder by default
   * @param at the moment of the count
   * @param reason required where the counted quantity is less than what moved out since
   */
  record Count(
      @Needed @Nullable String site,
      @Needed @Nullable String part,
      @Nullable PartyCode owner,
      @Needed @Nullable StockCategory category,
      @Needed @Nullable StockStatus status,
      @Nullable String batch,
      @Nullable String place,
      @Needed @Nullable Quantity quantity,
      @Needed @Nullable String unit,
      @Needed @Nullable Instant at,
      @Nullable String document,
      @Nullable String reason) {}

  /**
   * A movement: issue and scrap are negative, a transfer names {@code to}.
   *
   * @param document the document whose goods are moved. Scans for one document add up if each has
   *     an {@code Idempotency-Key} of its own; without a key, the same goods named again are the
   *     same fact. Once the document itself has moved stock, its goods are booked, and a scan
   *     changes nothing
   * @param label the number on the scanned box: an SSCC, or the supplier's own; under one document
   *     it counts once
   * @param reason required where the movement takes more than there is, and for a reversal
   * @param reverses the number of a wrong movement of the same site and part; a reversal then takes
   *     all values but the reason from that movement
   */
  record Move(
      @Nullable MovementKind kind,
      @Needed @Nullable String site,
      @Needed @Nullable String part,
      @Nullable PartyCode owner,
      @Nullable StockCategory category,
      @Nullable StockStatus status,
      @Nullable String batch,
      @Nullable String place,
      @Nullable To to,
      @Nullable Quantity quantity,
      @Nullable String unit,
      @Nullable Instant at,
      @Nullable String document,
      @Nullable String label,
      @Nullable String reason,
      @Nullable Long reverses) {
    /** The target of a transfer; absent components stay as they are. */
    record To(
        @Nullable String site,
        @Nullable PartyCode owner,
        @Nullable StockCategory category,
        @Nullable StockStatus status,
        @Nullable String batch,
        @Nullable String place) {}
  }

  CountStock count(PartyCode holder, Count body) {
    return count(holder, body, body.at());
  }

  /**
   * Builds the command of a count.
   *
   * @param at the moment to use instead of the body's; null where there is none
   */
  CountStock count(PartyCode holder, Count body, @Nullable Instant at) {
    var read = new BodyParts();
    var stock = read.read(() -> stock(holder, body.site(), body.part()));
    var key = read.read(() -> key(holder, body));
    var quantity = read.read(() -> Body.amount(body.quantity(), "/quantity"));
    var unit = read.read(() -> unit(body.unit(), stock));
    var moment = read.read(() -> moment(at));
    var document = read.read(() -> Body.optionalText(body.document(), "/document", LONGEST));
    var reason = read.read(() -> Body.optionalText(body.reason(), "/reason", LONGEST_REASON));
    read.end();
    return new CountStock(
        stock.get(),
        key.get(),
        quantity.get(),
        unit.get(),
        moment.get(),
        document.get(),
        reason.get());
  }

  private String unit(@Nullable String given, BodyParts.Part<StockId> of) {
    return Body.unit(given, "/unit", it -> !of.isSound() || kept(of.get()).test(it));
  }

  /** The key of the counted stock. */
  StockKey key(PartyCode holder, Count body) {
    return key(holder, body.owner(), body.category(), body.status(), body.batch(), body.place());
  }

  private StockKey key(
      PartyCode holder,
      @Nullable PartyCode owner,
      @Nullable StockCategory category,
      @Nullable StockStatus status,
      @Nullable String batch,
      @Nullable String place) {
    var read = new BodyParts();
    var whose = read.read(() -> owner(holder, owner, "/owner"));
    var kind = read.read(() -> Body.required(category, "/category"));
    var state = read.read(() -> Body.required(status, "/status"));
    var batchNumber = read.read(() -> Body.optionalText(batch, "/batch", LONGEST));
    var where = read.read(() -> Body.optionalText(place, "/place", LONGEST));
    read.end();
    return new StockKey(whose.get(), kind.get(), state.get(), batchNumber.get(), where.get());
  }

  /**
   * Builds the commands: one, or for a transfer between sites one for each.
   *
   * @param hasKey whether the request has an idempotency key, which distinguishes it from others
   */
  List<StreamCommand> move(PartyCode holder, Move body, boolean hasKey) {
    if (body.reverses() != null) return List.of(reversed(holder, body, body.reverses()));
    MoveStock said = said(holder, body, hasKey);
    StockKey to = said.to();
    String site =
        body.to() == null || body.to().site() == null
            ? null
            : parties.site(holder, body.to().site(), "/to/site");
    if (to == null || site == null || site.equals(said.stock().site())) return List.of(said);
    if (said.kind() != MovementKind.TRANSFER || !said.quantity().isPositive())
      return List.of(said); // the rules refuse it
    return TransferBetweenSites.of(said, to, site);
  }

  private ReverseMovement reversed(PartyCode holder, Move body, long number) {
    var read = new BodyParts();
    var stock = read.read(() -> stock(holder, body.site(), body.part()));
    var reason = read.read(() -> Body.reason(body.reason()));
    read.end();
    return new ReverseMovement(stock.get(), number, reason.get());
  }

  private MoveStock said(PartyCode holder, Move body, boolean hasKey) {
    Move.To target = body.to();
    var read = new BodyParts();
    var stock = read.read(() -> stock(holder, body.site(), body.part()));
    var kind = read.read(() -> Body.required(body.kind(), "/kind"));
    var key =
        read.read(
            () ->
                key(
                    holder,
                    body.owner(),
                    body.category(),
                    body.status(),
                    body.batch(),
                    body.place()));
    var to =
        read.read(() -> target == null || !key.isSound() ? null : to(holder, key.get(), target));
    var quantity = read.read(() -> Body.quantity(body.quantity(), "/quantity"));
    var unit = read.read(() -> unit(body.unit(), stock));
    var moment = read.read(() -> moment(body.at()));
    var document = read.read(() -> Body.optionalText(body.document(), "/document", LONGEST));
    var reason = read.read(() -> Body.optionalText(body.reason(), "/reason", LONGEST_REASON));
    var label = read.read(() -> label(body.label()));
    read.end();
    return new MoveStock(
        stock.get(),
        kind.get(),
        key.get(),
        to.get(),
        null,
        quantity.get(),
        unit.get(),
        moment.get(),
        document.get(),
        reason.get(),
        hasKey,
        label.get());
  }

  private static @Nullable String label(@Nullable String given) {
    String label = Body.optionalText(given, "/label", LONGEST);
    if (label == null || !HandlingUnit.isMisread(label)) return label;
    throw Body.faulty(
        "sscc-misread",
        "/label",
        new Text("The check digit of %s is wrong.", "箱标 %s 的校验位有误。").with(label));
  }

  private StockKey to(PartyCode holder, StockKey from, Move.To to) {
    String batch = Body.optionalText(to.batch(), "/to/batch", LONGEST);
    String place = Body.optionalText(to.place(), "/to/place", LONGEST);
    return new StockKey(
        to.owner() == null ? from.owner() : owner(holder, to.owner(), "/to/owner"),
        requireNonNullElse(to.category(), from.category()),
        requireNonNullElse(to.status(), from.status()),
        batch == null ? from.batch() : batch,
        place == null ? from.place() : place);
  }

  StockId stock(PartyCode holder, @Nullable String site, @Nullable String part) {
    var read = new BodyParts();
    var place = read.read(() -> parties.site(holder, site, "/site"));
    var number = read.read(() -> Body.name(part, "/part"));
    read.end();
    return new StockId(holder, place.get(), number.get());
  }

  private Predicate<String> kept(StockId stock) {
    return units.of(
        stock.stream(),
        PartStock.NEW,
        StockEvent.class,
        it -> it.holdings().stream().map(StockHolding::unit));
  }

  /** The holder, or a partner of it, who then sees the stock. */
  private PartyCode owner(PartyCode holder, @Nullable PartyCode owner, String pointer) {
    if (owner == null || owner.equals(holder)) return holder;
    if (parties.agreed(new Partnership(holder, owner))
        || parties.agreed(new Partnership(owner, holder))) return owner;
    throw Body.faulty(
        "no-partnership",
        pointer,
        new Text("You have no partnership with this party.", "贵公司与该企业之间没有 EDI 伙伴协议。"));
  }

  private Instant moment(@Nullable Instant given) {
    Instant at = Body.required(given, "/at");
    if (!at.isBefore(EARLIEST) && !at.isAfter(clock.instant().plus(AHEAD))) return at;
    throw Body.faulty(
        "moment-far-off",
        "/at",
        new Text("The time cannot be in the future or before 2000.", "时点不能晚于现在，也不能早于 2000 年。"));
  }
}
