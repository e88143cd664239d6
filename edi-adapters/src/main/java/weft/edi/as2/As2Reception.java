package weft.edi.as2;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.edi.as2.Journal.Name;
import weft.edi.as2.Journal.Taken;
import weft.edi.outbox.Outbox;
import weft.edi.reception.ForeignSender;
import weft.edi.reception.Inbox;
import weft.edi.reception.Lanes;
import weft.edi.reception.OneLineASecond;
import weft.edi.reception.Reception;
import weft.edi.reception.RefusedAttempts;
import weft.edi.reception.Sender;
import weft.party.Channel;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/**
 * Takes AS2 messages in. Until a valid signature says whose a message is, there is one answer to
 * all that may be wrong, and the hub asks nobody anything. The receipt leaves after the
 * interchange, the fact that it was taken and the receipt itself are committed together: the same
 * message sent again gets the same receipt, byte for byte, and nothing else happens.
 */
public final class As2Reception implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(As2Reception.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final PartyDirectory directory;
  private final As2Settings settings;
  private final Reception reception;
  private final Outbox outbox;
  private final Lanes lanes;

  /**
   * By the sender's name alone, before anything proves it: who only claims to be a partner takes no
   * place from what the partner has proved to be its own.
   */
  private final Lanes unproven = new Lanes();

  private final Inflation inflation = new Inflation(Runtime.getRuntime().maxMemory());
  private final RefusedAttempts attempts = new RefusedAttempts();
  private final OneLineASecond lines = new OneLineASecond(LOG::warn);
  private final LongAdder refused = new LongAdder();
  private final LongAdder locked = new LongAdder();
  private final Journal journal;
  private final Clock clock;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Opens it.
   *
   * @param writer the source through which the reception's inbox writes
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
    this.reception = reception;
    this.outbox = outbox;
    this.lanes = lanes;
    this.journal = new Journal(writer);
    this.clock = clock;
  }

  /** How many messages no valid signature said whose they are. */
  public long refused() {
    return refused.sum();
  }

  /** How many were not looked at, since too many before them were refused. */
  public long locked() {
    return locked.sum();
  }

  /**
   * Whether a message is refused as it is, its body unread: too much was, before it.
   *
   * @param fields of its header, names in lower case
   * @param address from which it comes
   */
  public Optional<As2Answer> unread(Map<String, String> fields, String address) {
    String from = new As2Message(fields, new byte[0]).name("as2-from");
    if (from == null || !attempts.areTooMany(address, from)) return Optional.empty();
    locked.increment();
    return Optional.of(As2Answer.refused(503, "Too much was refused lately; send it again later."));
  }

  /**
   * A message, or the later receipt for one of ours.
   *
   * @param address from which it came
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
    } catch (Lanes.Full | Inflation.Full e) {
      return As2Answer.refused(503, "Too many messages at a time; send it again later.");
    }
  }

  /** Throws where no valid signature says whose it is. */
  private As2Answer answer(
      As2Message message, String from, String to, String id, Runnable whenProven)
      throws NotAccepted, Lanes.Full, Inflation.Full {
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
    var incoming = new Incoming(message, new Name(from, id), party, agreed, certificates);
    As2Answer answer = incoming.answer();
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

  /** One message on its way in. */
  private final class Incoming {
    private final As2Message message;
    private final Name name;
    private final PartyCode party;
    private final Channel.As2 agreed;
    private final List<X509Certificate> certificates;
    private final Wanted wanted;

    /** To whoever applies it, with all that it takes. */
    private boolean handedOn;

    Incoming(
        As2Message message,
        Name name,
        PartyCode party,
        Channel.As2 agreed,
        List<X509Certificate> certificates) {
      this.message = message;
      this.name = name;
      this.party = party;
      this.agreed = agreed;
      this.certificates = certificates;
      this.wanted = Wanted.of(message);
    }

    As2Answer answer() throws NotAccepted, Lanes.Full, Inflation.Full {
      Inflation.Held room = inflation.hold(message.body().length);
      try {
        Unwrapped it = unwrapped(room);
        String later = wanted.url();
        // Not before now: to find out where an address leads asks a server of somebody's choice.
        if (later != null && settings.outside().refuses(later).isPresent())
          return As2Answer.refused(400, "Receipt-Delivery-Option names no address we deliver to.");
        String mic = wanted.mic();
        if (mic == null)
          throw new NotAccepted(Disposition.UNSUPPORTED_MIC, "Ask for SHA-256, SHA-384 or SHA-512.")
              .proven();
        return taken(it, mic, room);
      } catch (NotAccepted e) {
        if (!e.isProven()) throw e;
        return refused(e);
      } finally {
        if (!handedOn) room.close();
      }
    }

    /** By a receipt, as far as one is wanted: it is known whose message it is. */
    private As2Answer refused(NotAccepted e) {
      LOG.warn(
          "AS2 message {} of {} refused: {}: {}",
          name.messageId(),
          party,
          e.disposition().text(),
          e.getMessage());
      As2Message receipt =
          receipt(
              new Mdn(
                  name.messageId(), e.disposition().text(), null, String.valueOf(e.getMessage())));
      String later = wanted.url();
      if (receipt != null && later != null && settings.outside().refuses(later).isEmpty())
        journal.later(party, later, receipt);
      return answered(receipt);
    }

    private Unwrapped unwrapped(Inflation.Held room)
        throws NotAccepted, Lanes.Full, Inflation.Full {
      try (var _ = unproven.enter(party, PATIENCE)) {
        return Unwrapped.of(message.entity(), agreed, certificates, settings.key(), room);
      }
    }

    private As2Answer taken(Unwrapped it, String micAlgorithm, Inflation.Held room)
        throws NotAccepted, Lanes.Full {
      String sha256 = HexFormat.of().formatHex(Cms.digest("sha-256", it.content()));
      Taken before = journal.find(name).orElse(null);
      if (before == null) {
        Lanes.Place place = lanes.enter(party, PATIENCE);
        try {
          var sender = new Sender(party, null, null, "as2");
          As2Message receipt =
              receipt(
                  new Mdn(
                      name.messageId(),
                      Disposition.PROCESSED.text(),
                      Mdn.mic(it.signed(), micAlgorithm),
                      "The message was received and stored; what it says is answered by EDI."));
          var stored = new AtomicReference<Inbox.Item>();
          boolean isNew =
              journal.take(
                  name,
                  party,
                  sha256,
                  receipt,
                  wanted.url(),
                  () -> store(stored, it.content(), sender));
          if (isNew) {
            workers.execute(() -> apply(stored.get(), sender, place, room));
            handedOn = true;
            return answered(receipt);
          }
        } finally {
          if (!handedOn) place.close();
        }
        before = journal.find(name).orElseThrow();
      }
      if (!before.sha256().equals(sha256))
        throw new NotAccepted(
                Disposition.UNEXPECTED, "This Message-ID has come before with other content.")
            .proven();
      if (before.mdn() != null && wanted.url() != null)
        journal.later(party, wanted.url(), before.mdn());
      return answered(before.mdn());
    }

    private UUID store(AtomicReference<Inbox.Item> stored, byte[] content, Sender sender) {
      Inbox.Item item = reception.store(content, sender);
      stored.set(item);
      return item.id();
    }

    private @Nullable As2Message receipt(Mdn mdn) {
      return wanted.receipt()
          ? mdn.written(new Mdn.Ends(settings.id(), name.from()), wanted.signed(), settings.key())
          : null;
    }

    private As2Answer answered(@Nullable As2Message receipt) {
      return receipt == null || wanted.url() != null ? As2Answer.nothing() : As2Answer.of(receipt);
    }
  }

  /** Whatever stops it here is gone on with by {@link Reception#resume}. */
  private void apply(Inbox.Item item, Sender sender, Lanes.Place place, Inflation.Held room) {
    try (place;
        room) {
      reception.apply(item, sender);
    } catch (ForeignSender e) {
      LOG.warn("Interchange {} by AS2: {}", e.id(), e.reason().en());
    } catch (RuntimeException e) {
      LOG.warn("Interchange {} is stored, and applied later", item.id(), e);
    }
  }

  /** Ends what is being applied; waits at most 8 s for it. */
  @Override
  public void close() {
    workers.shutdown();
    try {
      if (!workers.awaitTermination(8, TimeUnit.SECONDS)) workers.shutdownNow();
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
