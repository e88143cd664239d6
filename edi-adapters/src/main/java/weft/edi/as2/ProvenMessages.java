package weft.edi.as2;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.edi.as2.As2Journal.Name;
import weft.edi.as2.As2Journal.Taken;
import weft.edi.reception.Lanes;
import weft.edi.reception.Reception;
import weft.edi.reception.inbox.ForeignSender;
import weft.edi.reception.inbox.Inbox;
import weft.edi.reception.inbox.Sender;
import weft.party.Channel;
import weft.party.PartyCode;

/**
 * Takes in messages whose sender a valid signature proves: unwraps the message, stores the
 * interchange, answers with the requested receipt, and applies the interchange. A repeated message
 * gets its first receipt again.
 */
final class ProvenMessages implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProvenMessages.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final As2Settings settings;
  private final As2Journal journal;
  private final Reception reception;
  private final Lanes lanes;

  /**
   * Lanes for unwrapping, by the claimed sender. An attacker who uses a partner's name cannot take
   * the places in {@link #lanes}, which only proven messages use.
   */
  private final Lanes unproven = new Lanes();

  private final InflationBudget inflation = new InflationBudget(Runtime.getRuntime().maxMemory());

  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  ProvenMessages(As2Settings settings, As2Journal journal, Reception reception, Lanes lanes) {
    this.settings = settings;
    this.journal = journal;
    this.reception = reception;
    this.lanes = lanes;
  }

  /** Throws {@link NotAccepted} if no valid signature proves the sender. */
  As2Answer take(
      As2Message message,
      Name name,
      PartyCode party,
      Channel.As2 agreed,
      List<X509Certificate> certificates)
      throws NotAccepted, Lanes.Full, InflationBudget.Full {
    return new Incoming(message, name, party, agreed, certificates).answer();
  }

  private final class Incoming {
    private final As2Message message;
    private final Name name;
    private final PartyCode party;
    private final Channel.As2 agreed;
    private final List<X509Certificate> certificates;
    private final RequestedReceipt wanted;

    /** Whether the worker that applies the message has taken over its lane and its room. */
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
      this.wanted = RequestedReceipt.of(message);
    }

    As2Answer answer() throws NotAccepted, Lanes.Full, InflationBudget.Full {
      InflationBudget.Held room = inflation.hold(message.body().length);
      try {
        UnwrappedMessage it = unwrapped(room);
        String later = wanted.url();
        // Only after the proof: resolving the address sends a query to a server that the sender
        // chose.
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

    /** Refuses with a receipt, if one was requested, because the sender is proven. */
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

    private UnwrappedMessage unwrapped(InflationBudget.Held room)
        throws NotAccepted, Lanes.Full, InflationBudget.Full {
      try (var _ = unproven.enter(party, PATIENCE)) {
        return UnwrappedMessage.of(message.entity(), agreed, certificates, settings.key(), room);
      }
    }

    private As2Answer taken(UnwrappedMessage it, String micAlgorithm, InflationBudget.Held room)
        throws NotAccepted, Lanes.Full {
      String sha256 = HexFormat.of().formatHex(Digest.of("sha-256", it.content()));
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

  /** Applies the interchange; {@link Reception#resume} continues it after a failure. */
  private void apply(Inbox.Item item, Sender sender, Lanes.Place place, InflationBudget.Held room) {
    try (place;
        room) {
      reception.apply(item, sender);
    } catch (ForeignSender e) {
      LOG.warn("Interchange {} by AS2: {}", e.id(), e.reason().en());
    } catch (RuntimeException e) {
      LOG.warn("Interchange {} is stored, and applied later", item.id(), e);
    }
  }

  /** Finishes the interchanges being applied; waits at most 8 s for them. */
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
