package weft.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weft.desk.Book;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.interchange.Severity;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.shipment.ByMessage;
import weft.shipment.Despatch;
import weft.shipment.GoodsMoved;
import weft.shipment.Shipment;
import weft.shipment.ShipmentCommand;
import weft.shipment.ShipmentCommand.AdviseReceipt;
import weft.shipment.ShipmentCommand.AdviseShipment;
import weft.shipment.ShipmentCommand.AdviseShipment.Function;
import weft.shipment.ShipmentEvent;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentContradicted;
import weft.shipment.ShipmentEvent.ShipmentReceived;
import weft.shipment.ShipmentEvent.ShipmentReplaced;
import weft.shipment.ShipmentId;
import weft.stock.StockCommand.BookDocument;

/**
 * Applies despatch and receipt advices to shipments, and the resulting changes to stock and orders,
 * in one append. Updates of orders follow from the current state of the shipment, not from the
 * message, so that a message that waited for its order does not undo a later one.
 */
final class AdvisedShipments {
  private static final Despatch NOTHING =
      new Despatch(null, null, null, null, List.of(), List.of());

  private final Book book;
  private final ByMessage by;
  private final @Nullable Instant arrived;
  private final Map<String, List<String>> siteNames;
  private final List<Fault> notes = new ArrayList<>();
  private final CertificatesInForce certificates;
  private final ToldOrders orders;
  private final Set<String> told = new LinkedHashSet<>();
  private boolean contradicted;
  private boolean overruled;

  /**
   * Prepares for a message.
   *
   * @param arrived when its interchange arrived; null means that only dated stock movements are
   *     made
   * @param siteNames other names of the buyer's sites
   */
  AdvisedShipments(
      Book book,
      ByMessage by,
      @Nullable Instant arrived,
      @Nullable Map<String, List<String>> siteNames,
      CertificatesInForce certificates) {
    this.book = book;
    this.certificates = certificates;
    this.by = by;
    this.arrived = arrived;
    this.siteNames = siteNames == null ? Map.of() : siteNames;
    this.orders = new ToldOrders(book);
  }

  static boolean takes(List<StreamCommand> commands) {
    return commands.stream().anyMatch(ShipmentCommand.class::isInstance);
  }

  /** Returns further streams to open: a number may belong to a shipment of the year before. */
  static Set<String> streams(List<StreamCommand> commands) {
    Set<String> streams = new TreeSet<>();
    for (StreamCommand command : commands)
      if (command instanceof ShipmentCommand it) streams.add(yearBefore(it.shipment()).stream());
    return streams;
  }

  private static ShipmentId yearBefore(ShipmentId it) {
    return new ShipmentId(it.buyer(), it.supplier(), it.number(), it.year() - 1);
  }

  /**
   * Applies the message to its shipments.
   *
   * @param before what the message led to when it was last read; null when it is new
   * @param same whether the message reads the same now
   */
  MessageResult tell(
      MessageResult read,
      List<StreamCommand> commands,
      @Nullable DocumentKept before,
      boolean same,
      @Nullable List<StatedAt> places) {
    Set<String> earlier = before == null ? Set.of() : new LinkedHashSet<>(before.shipments());
    Set<String> settled = same ? earlier : Set.of();
    for (StreamCommand it : commands)
      switch (it) {
        case AdviseShipment said -> advise(said, settled, places);
        case AdviseReceipt said -> receive(said, settled, places);
        default -> throw new IllegalArgumentException("No advice: " + it);
      }
    withdraw(earlier);
    notes.addAll(orders.unfit());
    Fault awaited = orders.awaited();
    if (awaited != null) notes.add(awaited);
    List<Fault> faults = new ArrayList<>(read.faults());
    faults.addAll(notes);
    return new MessageResult(
        read.type(), read.release(), read.reference(), outcome(), List.copyOf(faults));
  }

  private Outcome outcome() {
    if (contradicted || orders.isContradicted()) return Outcome.CONTRADICTED;
    return told.isEmpty() ? Outcome.KEPT : Outcome.APPLIED;
  }

  /** The streams of the shipments that the message changed. */
  List<String> told() {
    return List.copyOf(told);
  }

  /**
   * Whether the message contradicts what other messages state as sent, so that those stay in force.
   */
  boolean isOverruled() {
    return overruled;
  }

  private void advise(AdviseShipment said, Set<String> settled, @Nullable List<StatedAt> places) {
    boolean dated = said.function() == Function.ORIGINAL || said.despatch().shipped() != null;
    ShipmentId id = dated ? said.shipment() : lastOf(said.shipment());
    Shipment before = shipment(id);
    told.add(id.stream());
    boolean holds =
        settled.contains(id.stream())
            || decide(
                said.of(id, by).naming(agreed(said)), before, said.despatch().shipped(), places);
    if (holds) orders.tell(id, before.standing(), shipment(id).standing(), said, places);
  }

  /**
   * The despatch with the supplier's agreed part numbers, by which the goods are found again where
   * the message names only the buyer's.
   */
  private Despatch agreed(AdviseShipment said) {
    return said.despatch().agreed(ShippedParts.agreed(book, said.shipment(), said.despatch()));
  }

  /** Returns false where the command contradicts known data. */
  private boolean decide(
      ShipmentCommand said,
      Shipment before,
      @Nullable LocalDate day,
      @Nullable List<StatedAt> places) {
    boolean holds = true;
    for (Object it : book.decide(said)) {
      Fault contradiction = ContradictionNotes.note(it, said, places);
      if (contradiction != null) {
        holds = false;
        contradicted = true;
        notes.add(contradiction);
      }
      if (said instanceof AdviseReceipt advice && it instanceof ShipmentReceived came)
        notes.addAll(ReceiptNotes.of(advice, came.receipt(), places));
      if (it instanceof ShipmentContradicted event) overruled |= overrules(event);
      move(before, (ShipmentEvent) it, day);
      gated((ShipmentEvent) it, said, places);
    }
    return holds;
  }

  /**
   * Contradicts a despatch whose goods left without a batch or a certificate that would have
   * stopped a shipment by API.
   */
  private void gated(ShipmentEvent event, ShipmentCommand said, @Nullable List<StatedAt> places) {
    Despatch sent =
        switch (event) {
          case ShipmentAnnounced it -> it.despatch();
          case ShipmentReplaced it -> it.despatch();
          default -> null;
        };
    if (sent == null) return;
    if (ShippedParts.isUntraced(book, event.shipment(), sent))
      missing(ShipmentContradicted.Kind.BATCH_MISSING, event.shipment(), sent, said, places);
    if (ShippedParts.isUncertified(book, event.shipment(), sent, certificates))
      missing(ShipmentContradicted.Kind.CERTIFICATE_MISSING, event.shipment(), sent, said, places);
  }

  private void missing(
      ShipmentContradicted.Kind what,
      ShipmentId shipment,
      Despatch sent,
      ShipmentCommand said,
      @Nullable List<StatedAt> places) {
    var missing = new ShipmentContradicted(shipment, what, sent, null);
    book.add(shipment.stream(), missing);
    contradicted = true;
    Fault note = ContradictionNotes.note(missing, said, places);
    if (note != null) notes.add(note);
  }

  private static boolean overrules(ShipmentContradicted it) {
    return it.kind() == ShipmentContradicted.Kind.ANNOUNCED_TWICE
        || it.kind() == ShipmentContradicted.Kind.CHANGED_AFTER_RECEIPT;
  }

  private void receive(AdviseReceipt said, Set<String> settled, @Nullable List<StatedAt> places) {
    ShipmentId id = said.shipment();
    Shipment before = shipment(id);
    if (before.despatch() == null && shipment(yearBefore(id)).isExpected()) {
      id = yearBefore(id);
      before = shipment(id);
    }
    if (before.despatch() == null) {
      notes.add(unknown(said));
      return;
    }
    // A recorded receipt stays: a re-read advice that states a different receipt is only kept.
    if (said.anew() && !before.hasReceived(said.of(id))) return;
    told.add(id.stream());
    if (!settled.contains(id.stream()))
      decide(said.of(id), before, said.receipt().received(), places);
  }

  /** Finds the shipment by its number in its year, otherwise in the year before. */
  private ShipmentId lastOf(ShipmentId said) {
    ShipmentId before = yearBefore(said);
    boolean older = book.version(said.stream()) == 0 && book.version(before.stream()) > 0;
    return older ? before : said;
  }

  private Shipment shipment(ShipmentId id) {
    return book.past(id.stream()).foldedFrom(Shipment.NEW, ShipmentEvent.class);
  }

  private void move(Shipment before, ShipmentEvent event, @Nullable LocalDate day) {
    Instant at = moment(day);
    if (at == null) return;
    var parts = new ShippedParts(book, event, before.despatch());
    List<BookDocument> moved =
        new GoodsMoved(before, at, parts, this::site, it -> book.whole(it.stream())).by(event);
    book.openMore(moved.stream().map(StreamCommand::stream).toList());
    moved.forEach(book::decide);
  }

  /**
   * Returns the hub's code of the buyer's site, which may not have been registered when the goods
   * were sent.
   */
  private String site(String named) {
    if (siteNames.containsKey(named)) return named;
    for (var it : siteNames.entrySet()) if (it.getValue().contains(named)) return it.getKey();
    return named;
  }

  /**
   * The end of the day, if it had passed when the message arrived; otherwise the time of arrival.
   */
  private @Nullable Instant moment(@Nullable LocalDate day) {
    Instant over = day == null ? null : day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    if (over == null || arrived == null) return arrived == null ? over : arrived;
    return over.isBefore(arrived) ? over : arrived;
  }

  /**
   * Withdraws shipments that an earlier reading of the message created and the corrected reading no
   * longer contains.
   */
  private void withdraw(Set<String> earlier) {
    for (String stream : earlier) {
      if (told.contains(stream)) continue;
      book.openMore(List.of(stream));
      ShipmentId id = ShipmentId.of(stream);
      Shipment before = shipment(id);
      boolean own = !before.told().isEmpty() && before.told().getLast().equals(by);
      if (!own) continue;
      var said = new AdviseShipment(id, Function.CANCELLATION, NOTHING, null, by);
      if (decide(said, before, null, null)) orders.tell(id, before.standing(), null, said, null);
    }
  }

  private static Fault unknown(AdviseReceipt said) {
    var text =
        new Text(
                "Shipment %s is not known here; its receipt was kept and counts once the shipment"
                    + " is here and the message is processed again.",
                "本平台没有发货 %s；收货内容已保存，待发货登记后重新处理方可计入。")
            .with(said.shipment().number());
    return Fault.at(said.at(), FaultCode.SHIPMENT_UNKNOWN, Severity.NOTE, text);
  }
}
