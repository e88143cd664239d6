package weft.edi.as2;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import weft.edi.outbox.Carrier;
import weft.edi.outbox.DeliverableFile;
import weft.edi.outbox.DeliveryProgress;
import weft.edi.outbox.NotCarried;
import weft.language.Text;
import weft.party.Channel;
import weft.party.Channel.As2.Mdn;
import weft.party.PartyDirectory;

/**
 * Posts interchanges as the partner's channel requires. An interchange is delivered when the hub
 * has the partner's signed receipt for exactly the content that it sent. A repeated attempt uses
 * the same Message-ID.
 */
public final class As2Carrier implements Carrier, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private final PartyDirectory directory;
  private final As2Settings settings;
  private final As2Journal journal;
  private final Clock clock;
  private final Post post;

  public As2Carrier(
      PartyDirectory directory, As2Settings settings, DataSource writer, Clock clock) {
    this.directory = directory;
    this.settings = settings;
    this.journal = new As2Journal(writer);
    this.clock = clock;
    this.post = new Post(settings.outside());
  }

  @Override
  public DeliveryProgress carry(DeliverableFile parcel) throws IOException {
    Channel.As2 as2 = directory.channel(parcel.receiver()).as2();
    if (as2 == null || as2.url() == null)
      throw NotCarried.forNow(
          new Text(
              "No AS2 address is agreed with the partner; delivery will be retried.",
              "尚未与伙伴约定 AS2 地址，将自动重试。"),
          null);
    Certificates certificates = certificates(as2);
    Instant now = clock.instant();
    if (!settings.key().isValid(now))
      throw NotCarried.forNow(
          new Text(
              "The hub's own AS2 certificate is not valid at the moment; delivery will be retried.",
              "本平台自身的 AS2 证书当前无效，将自动重试。"),
          null);
    X509Certificate encryptTo =
        as2.encrypt() ? certificates.newest(now).orElseThrow(As2Carrier::expired) : null;
    var wrapping =
        WrappedMessage.of(parcel.bytes(), parcel.fileName(), as2, encryptTo, settings.key());
    String mic = wrapping.mics();
    journal.sending(parcel.key(), parcel.receiver(), mic);
    String id = MessageIds.of(parcel.key(), settings.id());
    As2Message answer =
        post.send(
            as2.url(),
            new As2Message(fields(as2, id, wrapping), wrapping.message().body()),
            PATIENCE);
    return switch (as2.mdn()) {
      case NONE -> DeliveryProgress.DELIVERED;
      case ASYNC -> DeliveryProgress.awaitingReceipt(settings.receiptWithin());
      case SYNC -> {
        Text refusal = judged(answer, id, mic, as2, certificates.valid(now));
        journal.receipted(parcel.key(), answer);
        if (refusal != null) throw NotCarried.forGood(refusal);
        yield DeliveryProgress.DELIVERED;
      }
    };
  }

  private static @Nullable Text judged(
      As2Message answer, String id, String mic, Channel.As2 as2, List<X509Certificate> certificates)
      throws NotCarried {
    try {
      return Receipts.refusal(
          weft.edi.as2.Mdn.read(answer.entity(), certificates, as2.sign()), id, mic);
    } catch (NotAccepted e) {
      throw NotCarried.forNow(
          new Text(
              "The partner's receipt could not be verified: " + e.getMessage(),
              "伙伴的回执未通过验证：" + e.getMessage()),
          e);
    }
  }

  private Map<String, String> fields(Channel.As2 as2, String id, WrappedMessage wrapping) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("AS2-Version", "1.2");
    fields.put("AS2-From", Names.quoted(settings.id()));
    fields.put("AS2-To", Names.quoted(as2.id()));
    fields.put("Message-ID", id);
    fields.put("MIME-Version", "1.0");
    fields.put("Subject", "EDI");
    for (String name : List.of("Content-Type", "Content-Disposition")) {
      String value = wrapping.message().field(name);
      if (value != null) fields.put(name, value);
    }
    if (as2.mdn() == Mdn.NONE) return fields;
    fields.put(
        "Disposition-Notification-To", settings.id().replaceAll("[^A-Za-z0-9.-]", "-") + "@weft");
    if (as2.sign())
      fields.put(
          "Disposition-Notification-Options",
          "signed-receipt-protocol=optional, pkcs7-signature; signed-receipt-micalg=optional,"
              + " sha-256");
    if (as2.mdn() == Mdn.ASYNC) fields.put("Receipt-Delivery-Option", settings.url());
    return fields;
  }

  private static Certificates certificates(Channel.As2 as2) throws NotCarried {
    try {
      return Certificates.of(as2.certificates());
    } catch (CertificateException e) {
      throw NotCarried.forNow(
          new Text("The partner's certificate cannot be read.", "无法读取伙伴的证书。"), e);
    }
  }

  private static NotCarried expired() {
    return NotCarried.forNow(
        new Text(
            "No certificate of the partner is valid at the moment; delivery will be retried.",
            "伙伴当前没有有效证书，将自动重试。"),
        null);
  }

  @Override
  public void close() {
    post.close();
  }
}
