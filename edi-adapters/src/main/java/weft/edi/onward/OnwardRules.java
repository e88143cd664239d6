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
import weft.edi.answer.AnswerContext;
import weft.edi.outbox.Causes;
import weft.edi.outbox.OutgoingInterchange;
import weft.edi.reader.EdiReader;
import weft.edi.reader.text.Envelope;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.reader.text.VdaMessage;
import weft.edi.table.LaidOutRecords;
import weft.event.Recorded;
import weft.event.TracedEvent;
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
 * Decides whether and how the hub forwards something. It uses the profile in force when the event
 * was recorded, so that a later rule sends nothing from the past.
 */
public final class OnwardRules {
  private static final Logger LOG = LoggerFactory.getLogger(OnwardRules.class);

  private final AnswerContext here;

  /** Caches the last interchange, because the messages of an interchange come one after another. */
  private volatile @Nullable Opened last;

  public OnwardRules(AnswerContext here) {
    this.here = here;
  }

  /** The owner and envelope of an interchange; null envelope if it has none. */
  private record Opened(String id, PartyCode owner, @Nullable Envelope envelope) {}

  /**
   * The route to the partner that did not send the interchange; null if no rule applies.
   *
   * @param interchange the interchange in which the event came
   * @param chosen picks a rule from the agreed ones; returns null if none applies
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
        (receiver, own) ->
            OnwardAddresses.of(envelope, sender, receiver, rule, own, here.directory()));
  }

  /**
   * The route to the partner for something that the sender recorded on the hub; null if no rule
   * applies.
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
        (receiver, own) -> OnwardAddresses.byCodes(sender, receiver, rule, own, test));
  }

  /** Makes the addresses; {@code own} is the receiver's agreed address. */
  private interface Addressing {
    OnwardAddresses to(PartyCode receiver, @Nullable Address own);
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
    // The buyer's profile defines the names.
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

  /** The profile in force at the event; when writing something again, the current profile. */
  private @Nullable Profile profile(Recorded event, Partnership partnership) {
    if (here.outbox().isAgain()) return here.directory().profile(partnership).orElse(null);
    Profile profile = null;
    for (TracedEvent it : here.streams().trace(PartnershipStream.of(partnership)))
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
   * Writes an interchange and puts it into the outbox, once for each event and message. If it
   * cannot be written, the outbox records the reason. The original, the written message and its
   * reading are of similar size, so this reserves memory for them first.
   */
  public void send(Route route, Function<Envelope, byte[]> written) {
    if (route.interchange() == null) put(route, written);
    else here.inbox().whileReading(UUID.fromString(route.interchange()), () -> put(route, written));
  }

  private void put(Route route, Function<Envelope, byte[]> written) {
    Outbound rule = route.rule();
    OnwardAddresses addressed = route.addressed();
    var letter =
        new OutgoingInterchange(
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
    IncomingMessage came =
        told(route, () -> IncomingMessage.of(route, here.inbox(), here.directory()));
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
   * Runs a step that compares original and written message; null if it fails, because a failed
   * comparison must not stop the message. Database errors pass through.
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

  /** Whether the partner has got, or will get, the event's message under this rule. */
  public boolean hasWritten(String event, Outbound rule) {
    return here.outbox().hasWritten(event, rule.message());
  }

  /** Whether the partner has got, or will get, the interchange's content under this rule. */
  public boolean hasPassedOn(String interchange, Outbound rule) {
    return here.outbox().hasPassedOn(interchange, rule.message());
  }

  /** When the hub recorded the event, in the hub's time zone. */
  public LocalDateTime at(Route route) {
    return LocalDateTime.ofInstant(route.event().recordedAt(), here.zone());
  }
}
