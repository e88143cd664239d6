package weft.edi.as2;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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
import weft.edi.reception.Reception;
import weft.edi.reception.Sender;
import weft.party.Channel;
import weft.party.Directory;
import weft.party.PartyCode;

/**
 * Takes AS2 messages in. The receipt leaves after the interchange, the fact that it was taken and
 * the receipt itself are committed together: the same message sent again gets the same receipt,
 * byte for byte, and nothing else happens.
 */
public final class As2Reception implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(As2Reception.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Directory directory;
  private final As2Settings settings;
  private final Reception reception;
  private final Outbox outbox;
  private final Lanes lanes;

  /**
   * By the sender's name alone, before anything proves it: who only claims to be a partner takes no
   * place from what the partner has proved to be its own.
   */
  private final Lanes unproven = new Lanes();

  private final Journal journal;
  private final Clock clock;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Opens it.
   *
   * @param writer the source through which the reception's inbox writes
   */
  public As2Reception(
      Directory directory,
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

  /** The hub's AS2 name and certificate, for partners. */
  public As2Settings settings() {
    return settings;
  }

  /** A message, or the later receipt for one of ours. */
  public As2Answer take(As2Message message) {
    String from = message.name("as2-from");
    String to = message.name("as2-to");
    String id = message.field("message-id");
    if (from == null || to == null || id == null || !Names.isName(from) || !MessageIds.isOne(id))
      return As2Answer.refused(400, "AS2-From, AS2-To and Message-ID are needed.");
    PartyCode party = to.equals(settings.id()) ? directory.as2(from).orElse(null) : null;
    Channel.As2 agreed = party == null ? null : directory.channel(party).as2();
    if (party == null || agreed == null) {
      LOG.warn("AS2 message from {} to {} refused: unknown relationship", from, to);
      return As2Answer.refused(403, "No AS2 relationship is agreed between these names.");
    }
    List<X509Certificate> certificates = certificates(party, agreed);
    if (isReceipt(message.entity())) return receipt(party, agreed, certificates, message);
    if (!settings.key().isValid(clock.instant())) {
      LOG.error("The hub's own AS2 certificate is not valid now: no message is taken");
      return As2Answer.refused(503, "The hub's certificate is not valid now; send it again later.");
    }
    return new Incoming(message, new Name(from, id), party, agreed, certificates).answer();
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
      PartyCode party, Channel.As2 agreed, List<X509Certificate> certificates, As2Message message) {
    try {
      Mdn mdn = Mdn.read(message.entity(), certificates, agreed.sign());
      Optional<String> key = MessageIds.key(mdn.originalMessageId());
      Optional<String> mic = key.flatMap(it -> journal.mic(it, party));
      if (mic.isEmpty()) return As2Answer.refused(400, "The receipt is for no message of ours.");
      journal.receipted(key.get(), message);
      outbox.receipted(
          key.get(), Receipts.refusal(mdn, MessageIds.of(key.get(), settings.id()), mic.get()));
      return As2Answer.nothing();
    } catch (NotAccepted e) {
      LOG.warn("A receipt from {} is not believed: {}", party, e.getMessage());
      return As2Answer.refused(403, "The receipt is not believed: " + e.getMessage());
    }
  }

  /** One message on its way in. */
  private final class Incoming {
    private final As2Message message;
    private final Name name;
    private final PartyCode party;
    private final Channel.As2 agreed;
    private final List<X509Certificate> certificates;
    private final Wanted wanted;

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

    As2Answer answer() {
      String later = wanted.url();
      if (later != null && settings.outside().refuses(later).isPresent())
        return As2Answer.refused(400, "Receipt-Delivery-Option names no address we deliver to.");
      try {
        String mic = wanted.mic();
        if (mic == null)
          throw new NotAccepted(
              Disposition.UNSUPPORTED_MIC, "Ask for SHA-256, SHA-384 or SHA-512.");
        return taken(unwrapped(), mic);
      } catch (NotAccepted e) {
        LOG.warn(
            "AS2 message {} of {} refused: {}: {}",
            name.messageId(),
            party,
            e.disposition().text(),
            e.getMessage());
        As2Message receipt =
            receipt(
                new Mdn(
                    name.messageId(),
                    e.disposition().text(),
                    null,
                    String.valueOf(e.getMessage())));
        if (receipt != null && later != null) journal.later(party, later, receipt);
        return answered(receipt);
      } catch (Lanes.Full e) {
        return As2Answer.refused(503, "Too many messages at a time; send it again later.");
      }
    }

    private Unwrapped unwrapped() throws NotAccepted, Lanes.Full {
      try (var _ = unproven.enter(party, PATIENCE)) {
        return Unwrapped.of(message.entity(), agreed, certificates, settings.key());
      }
    }

    private As2Answer taken(Unwrapped it, String micAlgorithm) throws NotAccepted, Lanes.Full {
      String sha256 = HexFormat.of().formatHex(Cms.digest("sha-256", it.content()));
      Taken before = journal.find(name).orElse(null);
      if (before == null) {
        Lanes.Place place = lanes.enter(party, PATIENCE);
        boolean handedOn = false;
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
            workers.execute(() -> apply(stored.get(), sender, place));
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
            Disposition.UNEXPECTED, "This Message-ID has come before with other content.");
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
  private void apply(Inbox.Item item, Sender sender, Lanes.Place place) {
    try (place) {
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
