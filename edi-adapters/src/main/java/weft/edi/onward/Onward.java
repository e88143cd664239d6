package weft.edi.onward;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import weft.agreement.PartnershipStream;
import weft.edi.answer.Answering;
import weft.edi.outbox.Causes;
import weft.edi.outbox.Letter;
import weft.edi.reader.EdiReader;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.VdaMessage;
import weft.edi.table.LaidOutRecords;
import weft.event.Recorded;
import weft.event.Traced;
import weft.party.EdiRules.Address;
import weft.party.EdiRules.Environment;
import weft.party.EdiRules.Outbound;
import weft.party.PartnerCharset;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.party.Profile;
import weft.party.Side;

/**
 * Finds whether and how something goes on: by the profile in force when it came, so that a rule
 * agreed on later sends nothing of the past.
 */
public final class Onward {
  private static final Logger LOG = LoggerFactory.getLogger(Onward.class);

  private final Answering here;

  /** The last one: the messages of an interchange come one behind the other. */
  private volatile @Nullable Opened last;

  public Onward(Answering here) {
    this.here = here;
  }

  /** An interchange as far as its envelope; null where it has none. */
  private record Opened(String id, PartyCode owner, @Nullable Envelope envelope) {}

  /**
   * The way to the partner that did not send it; null where none is agreed upon.
   *
   * @param interchange in which it came
   * @param chosen the rule for it, of those agreed upon; null where none is
   */
  public @Nullable Route route(
      Recorded event,
      Partnership partnership,
      String interchange,
      Function<List<Outbound>, @Nullable Outbound> chosen) {
    Profile profile = profile(event, partnership);
    List<Outbound> agreed = profile == null ? null : profile.rules().outbound();
    if (profile == null || agreed == null) return null;
    Outbound rule = chosen.apply(agreed);
    if (rule == null) return null;
    Opened came = opened(interchange);
    Envelope envelope = came.envelope();
    if (envelope == null || !partnership.participants().contains(came.owner())) return null;
    PartyCode sender = came.owner();
    return route(
        event,
        partnership,
        interchange,
        rule,
        profile,
        sender,
        (receiver, own) -> Addressed.of(envelope, sender, receiver, rule, own, here.directory()));
  }

  /**
   * The way to the partner of something that its sender said on the hub itself; null where none is
   * agreed upon.
   */
  public @Nullable Route route(
      Recorded event,
      Partnership partnership,
      PartyCode sender,
      Function<List<Outbound>, @Nullable Outbound> chosen) {
    Profile profile = profile(event, partnership);
    List<Outbound> agreed = profile == null ? null : profile.rules().outbound();
    Outbound rule = agreed == null ? null : chosen.apply(agreed);
    if (profile == null || rule == null) return null;
    boolean test = profile.rules().environment() == Environment.TEST;
    return route(
        event,
        partnership,
        null,
        rule,
        profile,
        sender,
        (receiver, own) -> Addressed.byCodes(sender, receiver, rule, own, test));
  }

  /** By its own address, where one was agreed upon. */
  private interface Addressing {
    Addressed to(PartyCode receiver, @Nullable Address own);
  }

  private static Route route(
      Recorded event,
      Partnership partnership,
      @Nullable String interchange,
      Outbound rule,
      Profile profile,
      PartyCode sender,
      Addressing addressed) {
    boolean toBuyer = sender.equals(partnership.supplier());
    PartyCode receiver = toBuyer ? partnership.buyer() : partnership.supplier();
    // The profile's names are the buyer's.
    boolean vda = VdaMessage.of(rule.message()) != null;
    Side side = toBuyer ? Side.BUYER : Side.SUPPLIER;
    String named = profile.charset(side);
    return new Route(
        event,
        interchange,
        rule,
        sender,
        receiver,
        toBuyer ? TheirNames.of(profile.rules()) : TheirNames.ofSupplier(profile.rules(), vda),
        addressed.to(receiver, profile.rules().envelope().own(side)),
        named == null ? null : PartnerCharset.agreed(named));
  }

  /** What is written once more is written by what is agreed upon now. */
  private @Nullable Profile profile(Recorded event, Partnership partnership) {
    if (here.outbox().isAgain()) return here.directory().profile(partnership).orElse(null);
    Profile profile = null;
    for (Traced it : here.streams().trace(PartnershipStream.of(partnership)))
      if (!it.recordedAt().isAfter(event.recordedAt()))
        profile = ((PartnershipAgreed) it.payload()).profile();
    return profile;
  }

  private Opened opened(String id) {
    Opened known = last;
    if (known != null && known.id().equals(id)) return known;
    Opened opened =
        here.inbox()
            .reading(
                UUID.fromString(id), it -> new Opened(id, it.owner(), EdiReader.scan(it.bytes())));
    last = opened;
    return opened;
  }

  /**
   * Puts what is written into the outbox, once for each event and message; what is not writable
   * stands there as unwritten, with the reason. What came, what goes on and what is read back of it
   * are as long as each other: there must be room for it.
   */
  public void send(Route route, Function<Envelope, byte[]> written) {
    if (route.interchange() == null) put(route, written);
    else here.inbox().whileReading(UUID.fromString(route.interchange()), () -> put(route, written));
  }

  private void put(Route route, Function<Envelope, byte[]> written) {
    Outbound rule = route.rule();
    Addressed addressed = route.addressed();
    var letter =
        new Letter(
            route.event(),
            Causes.event(route.event().id(), rule.message()),
            route.sender().value(),
            route.receiver().value(),
            addressed.from(),
            addressed.to(),
            route.interchange(),
            rule.message(),
            addressed.test(),
            ReaderOptions.STANDARD
                .withCharset(route.charset())
                .withVda(LaidOutRecords.directory(route.names().records())));
    LocalDateTime when = at(route);
    Came came = told(route, () -> Came.of(route, here.inbox(), here.directory()));
    try {
      here.outbox()
          .put(
              letter,
              reference ->
                  written.apply(addressed.envelope(rule, reference, when, route.charset())),
              bytes ->
                  came == null
                      ? null
                      : told(route, () -> came.lost(route, letter.reading(), bytes)));
    } catch (NotWritable e) {
      here.outbox().fail(letter, e.text());
    }
  }

  /**
   * What the message that came says, or the one written does not; null where it was said on the hub
   * itself, or stands otherwise in what was put right since. That it cannot be told must not keep
   * anything from going on.
   */
  private static <T> @Nullable T told(Route route, Supplier<@Nullable T> telling) {
    try {
      return telling.get();
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("Could not tell what goes on of interchange {}", route.interchange(), e);
      return null;
    }
  }

  /** Whether the partner has, or is to get, what an event was written as by such a rule. */
  public boolean hasWritten(String event, Outbound rule) {
    return here.outbox().hasWritten(event, rule.message());
  }

  /** Whether the partner has, or is to get, what came in an interchange by such a rule. */
  public boolean hasPassedOn(String interchange, Outbound rule) {
    return here.outbox().hasPassedOn(interchange, rule.message());
  }

  /** When the hub was told. */
  public LocalDateTime at(Route route) {
    return LocalDateTime.ofInstant(route.event().recordedAt(), here.zone());
  }
}
