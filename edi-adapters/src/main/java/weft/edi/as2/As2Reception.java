package weft.edi.as2;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.edi.as2.As2Journal.Name;
import weft.edi.outbox.Outbox;
import weft.edi.reception.Lanes;
import weft.edi.reception.OneLineASecond;
import weft.edi.reception.Reception;
import weft.edi.reception.RefusedAttempts;
import weft.party.Channel;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/**
 * Takes AS2 messages in. Until a valid signature proves the sender, every fault gets the same
 * answer, and the hub connects to no address named in the message. The receipt leaves after one
 * transaction has stored the interchange, the record of the message and the receipt. A repeated
 * message gets the same receipt, byte for byte, and has no other effect.
 */
public final class As2Reception implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(As2Reception.class);
  private final PartyDirectory directory;
  private final As2Settings settings;
  private final Outbox outbox;
  private final RefusedAttempts attempts = new RefusedAttempts();
  private final OneLineASecond lines = new OneLineASecond(LOG::warn);
  private final LongAdder refused = new LongAdder();
  private final LongAdder locked = new LongAdder();
  private final As2Journal journal;
  private final Clock clock;
  private final ProvenMessages proven;

  /**
   * Creates the reception.
   *
   * @param writer the data source through which the reception's inbox writes
   */
  public As2Reception(
      PartyDirectory directory,
      As2Settings settings,
      Reception reception,
      Outbox outbox,
      Lanes lanes,
      DataSource writer,
      Clock clock) {
    this.directory = directory;
    this.settings = settings;
    this.outbox = outbox;
    this.journal = new As2Journal(writer);
    this.clock = clock;
    this.proven = new ProvenMessages(settings, journal, reception, lanes);
  }

  /** The number of messages refused for lack of a valid signature. */
  public long refused() {
    return refused.sum();
  }

  /** The number of messages not examined because too many before them were refused. */
  public long locked() {
    return locked.sum();
  }

  /**
   * Refuses a message before its body is read, if too many messages of its sender were refused.
   *
   * @param fields the header fields, names in lower case
   * @param address the client's address
   */
  public Optional<As2Answer> unread(Map<String, String> fields, String address) {
    String from = new As2Message(fields, new byte[0]).name("as2-from");
    if (from == null || !attempts.areTooMany(address, from)) return Optional.empty();
    locked.increment();
    return Optional.of(As2Answer.refused(503, "Too much was refused lately; send it again later."));
  }

  /**
   * Takes a message, or an asynchronous receipt for one that the hub sent.
   *
   * @param address the client's address
   */
  public As2Answer take(As2Message message, String address) {
    String from = message.name("as2-from");
    String to = message.name("as2-to");
    String id = message.field("message-id");
    if (from == null || to == null || id == null || !Names.isName(from) || !MessageIds.isOne(id))
      return As2Answer.refused(400, "AS2-From, AS2-To and Message-ID are needed.");
    try {
      return answer(message, from, to, id, () -> attempts.succeeded(address, from));
    } catch (NotAccepted e) {
      refused.increment();
      attempts.refused(address, from);
      lines.say(
          () ->
              "AS2 message %s of %s from %s refused: %s: %s"
                  .formatted(id, from, address, e.disposition().text(), e.getMessage()));
      return As2Answer.unproven();
    } catch (Lanes.Full | InflationBudget.Full e) {
      return As2Answer.refused(503, "Too many messages at a time; send it again later.");
    }
  }

  /** Throws {@link NotAccepted} if no valid signature proves the sender. */
  private As2Answer answer(
      As2Message message, String from, String to, String id, Runnable whenProven)
      throws NotAccepted, Lanes.Full, InflationBudget.Full {
    PartyCode party = to.equals(settings.id()) ? directory.as2(from).orElse(null) : null;
    Channel.As2 agreed = party == null ? null : directory.channel(party).as2();
    if (party == null || agreed == null)
      throw new NotAccepted(Disposition.AUTHENTICATION_FAILED, "Nothing is agreed with it.");
    List<X509Certificate> certificates = certificates(party, agreed);
    if (isReceipt(message.entity())) return receipt(party, agreed, certificates, message);
    if (!settings.key().isValid(clock.instant())) {
      LOG.error("The hub's own AS2 certificate is not valid now: no message is taken");
      return As2Answer.refused(503, "The hub's certificate is not valid now; send it again later.");
    }
    As2Answer answer = proven.take(message, new Name(from, id), party, agreed, certificates);
    whenProven.run();
    return answer;
  }

  private List<X509Certificate> certificates(PartyCode party, Channel.As2 agreed) {
    try {
      return Certificates.of(agreed.certificates()).valid(clock.instant());
    } catch (CertificateException e) {
      LOG.warn("The certificates of {} cannot be read", party, e);
      return List.of();
    }
  }

  private static boolean isReceipt(Entity entity) {
    try {
      if (!entity.is("multipart/signed")) return entity.is("multipart/report");
      List<Entity> parts = entity.parts();
      return !parts.isEmpty() && parts.getFirst().is("multipart/report");
    } catch (Entity.Malformed e) {
      return false;
    }
  }

  private As2Answer receipt(
      PartyCode party, Channel.As2 agreed, List<X509Certificate> certificates, As2Message message)
      throws NotAccepted {
    Mdn mdn = Mdn.read(message.entity(), certificates, agreed.sign());
    Optional<String> key = MessageIds.key(mdn.originalMessageId());
    Optional<String> mic = key.flatMap(it -> journal.mic(it, party));
    if (mic.isEmpty()) return As2Answer.refused(400, "The receipt is for no message of ours.");
    journal.receipted(key.get(), message);
    outbox.receipted(
        key.get(), Receipts.refusal(mdn, MessageIds.of(key.get(), settings.id()), mic.get()));
    return As2Answer.nothing();
  }

  /** Finishes the interchanges being applied; waits at most 8 s for them. */
  @Override
  public void close() {
    proven.close();
  }
}
