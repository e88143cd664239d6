package weft.edi.as2;

import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import weft.party.Channel;

/**
 * A partner's AS2 sender, based on the hub's own wrapping: compressed, signed and encrypted. Also
 * runs each of the hub's steps for such a message separately.
 */
public final class As2Steps {
  private static final InflationBudget ROOM = new InflationBudget(Runtime.getRuntime().maxMemory());
  private final HubKey partner;
  private final HubKey hub;
  private final Channel.As2 agreed;

  public As2Steps(HubKey partner, HubKey hub, Channel.As2 agreed) {
    this.partner = partner;
    this.hub = hub;
    this.agreed = agreed;
  }

  /** As HTTP carries it, with a request for a signed receipt in the answer. */
  public As2Message message(byte[] interchange, String hubName) {
    WrappedMessage wrapped =
        WrappedMessage.of(interchange, "bench.edi", agreed, hub.certificate(), partner);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("AS2-Version", "1.2");
    fields.put("AS2-From", agreed.id());
    fields.put("AS2-To", hubName);
    fields.put("Message-ID", "<" + UUID.randomUUID() + "@bench>");
    fields.put("Disposition-Notification-To", "bench@partner.example");
    fields.put(
        "Disposition-Notification-Options",
        "signed-receipt-protocol=optional, pkcs7-signature; signed-receipt-micalg=optional,"
            + " sha-256");
    fields.put("Content-Type", String.valueOf(wrapped.message().field("Content-Type")));
    return new As2Message(fields, wrapped.message().body());
  }

  /** Whether the hub's answer is a receipt, signed by its key, that accepts the message. */
  public boolean isReceipt(String contentType, byte[] body) throws NotAccepted {
    Entity answer = Entity.of(Map.of("content-type", contentType), body);
    return Mdn.read(answer, List.of(hub.certificate()), true).accepts();
  }

  private EnvelopedData.Opening opening() {
    return new EnvelopedData.Opening(!agreed.classic(), agreed.classic(), false);
  }

  /** A message, opened as far as each step opens it. */
  public Opened open(As2Message message) throws NotAccepted, Entity.Malformed {
    byte[] encrypted = message.entity().content();
    Entity signed = EnvelopedData.decrypt(encrypted, hub, opening());
    return new Opened(encrypted, signed, signed.parts().getFirst());
  }

  /** The input bytes of each step. */
  public final class Opened {
    private final byte[] encrypted;
    private final Entity signed;
    private final Entity attested;
    private final byte[] compressed;
    private final List<X509Certificate> certificates = List.of(partner.certificate());

    private Opened(byte[] encrypted, Entity signed, Entity attested) throws Entity.Malformed {
      this.encrypted = encrypted;
      this.signed = signed;
      this.attested = attested;
      this.compressed = attested.content();
    }

    public int decrypt() throws NotAccepted {
      return EnvelopedData.decrypt(encrypted, hub, opening()).body().length;
    }

    public int verify() throws NotAccepted, Entity.Malformed {
      return SignedData.verified(signed, certificates).body().length;
    }

    public int inflate() throws NotAccepted, Entity.Malformed, InflationBudget.Full {
      try (var room = ROOM.hold(encrypted.length)) {
        return CompressedData.inflate(compressed, room, true).body().length;
      }
    }

    /** Digests, writes and signs the receipt. */
    public int receipt() {
      return new Mdn(
              "<bench@partner>",
              Disposition.PROCESSED.text(),
              Mdn.mic(attested, "sha-256"),
              "The message was received and stored; what it says is answered by EDI.")
          .written(new Mdn.Ends("WEFT", agreed.id()), true, hub)
          .body()
          .length;
    }
  }
}
