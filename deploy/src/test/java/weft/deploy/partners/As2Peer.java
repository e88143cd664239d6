package weft.deploy.partners;

import static java.util.Objects.requireNonNull;

import com.helger.as2lib.cert.AbstractCertificateFactory;
import com.helger.as2lib.cert.CertificateFactory;
import com.helger.as2lib.client.AS2Client;
import com.helger.as2lib.client.AS2ClientRequest;
import com.helger.as2lib.client.AS2ClientResponse;
import com.helger.as2lib.client.AS2ClientSettings;
import com.helger.as2lib.crypto.ECompressionType;
import com.helger.as2lib.crypto.ECryptoAlgorithmCrypt;
import com.helger.as2lib.crypto.ECryptoAlgorithmSign;
import com.helger.as2lib.exception.AS2Exception;
import com.helger.as2lib.message.IMessage;
import com.helger.as2lib.partner.SelfFillingPartnershipFactory;
import com.helger.as2lib.processor.DefaultMessageProcessor;
import com.helger.as2lib.processor.module.AbstractProcessorModule;
import com.helger.as2lib.processor.receiver.AS2ReceiverModule;
import com.helger.as2lib.processor.sender.AsynchMDNSenderModule;
import com.helger.as2lib.processor.storage.IProcessorStorageModule;
import com.helger.as2lib.session.AS2Session;
import com.helger.commons.collection.attr.StringMap;
import com.helger.mail.cte.EContentTransferEncoding;
import com.helger.security.keystore.EKeyStoreType;
import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import weft.database.FreePort;
import weft.edi.as2.Certificates;
import weft.edi.as2.HubKey;
import weft.edi.as2.PartnerKeys;

/**
 * A partner's AS2 system: the whole of as2-lib, half of which the hub uses itself ({@code
 * OpensslTest} compares with another implementation).
 */
public final class As2Peer implements AutoCloseable {
  private static final String PASSWORD = "peer";
  private final String id;
  private final HubKey key;
  private final HubKey hub;
  private final AS2Session session = new AS2Session();
  private final DefaultMessageProcessor processor = new DefaultMessageProcessor();
  private final int port = FreePort.next();
  public final List<byte[]> received = new CopyOnWriteArrayList<>();

  public As2Peer(String id, HubKey hub) {
    this(id, PartnerKeys.signed(id, Instant.now().minusSeconds(60), Duration.ofDays(100)), hub);
  }

  public As2Peer(String id, HubKey key, HubKey hub) {
    this.id = id;
    this.key = key;
    this.hub = hub;
  }

  public String pem() {
    return Certificates.pem(key.certificate());
  }

  public String url() {
    return "http://localhost:" + port + "/";
  }

  /** The form in which the peer sends; the hub may refuse it. */
  public record How(
      ECryptoAlgorithmCrypt cipher,
      ECryptoAlgorithmSign digest,
      boolean compress,
      @Nullable String messageId,
      @Nullable String later) {
    public static final How USUAL =
        new How(
            ECryptoAlgorithmCrypt.CRYPT_AES256_CBC,
            ECryptoAlgorithmSign.DIGEST_SHA_256,
            false,
            null,
            null);

    public How compressed() {
      return new How(cipher, digest, true, messageId, later);
    }

    public How by(ECryptoAlgorithmCrypt other, ECryptoAlgorithmSign otherDigest) {
      return new How(other, otherDigest, compress, messageId, later);
    }

    public How as(String otherId) {
      return new How(cipher, digest, compress, otherId, later);
    }

    public How receiptedAt(String url) {
      return new How(cipher, digest, compress, messageId, url);
    }
  }

  public AS2ClientResponse send(String url, String interchange, How how) {
    var settings = new AS2ClientSettings();
    settings.setKeyStore(EKeyStoreType.PKCS12, keystore(), PASSWORD);
    settings.setSenderData(id, "edi@partner.example", id);
    settings.setReceiverData("WEFT", "WEFT", url);
    settings.setReceiverCertificate(hub.certificate());
    settings.setPartnershipName(id + "-WEFT");
    settings.setEncryptAndSign(how.cipher(), how.digest());
    if (how.compress()) settings.setCompress(ECompressionType.ZLIB, true);
    if (how.messageId() != null) settings.setMessageIDFormat(how.messageId());
    settings.setMDNOptions(
        "signed-receipt-protocol=optional, pkcs7-signature; signed-receipt-micalg=optional,"
            + " sha-256");
    if (how.later() != null) settings.setAsyncMDNUrl(how.later());
    var request = new AS2ClientRequest("EDI");
    request.setContentType("application/EDIFACT");
    request.setContentTransferEncoding(EContentTransferEncoding.BINARY);
    request.setData(interchange.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    return new AS2Client().sendSynchronous(settings, request);
  }

  private byte[] keystore() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          id, key.key(), PASSWORD.toCharArray(), new Certificate[] {key.certificate()});
      store.setCertificateEntry("WEFT", hub.certificate());
      var out = new ByteArrayOutputStream();
      store.store(out, PASSWORD.toCharArray());
      return out.toByteArray();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Receives until closed. */
  public As2Peer open() throws AS2Exception {
    var certificates = new CertificateFactory();
    var parameters = new StringMap();
    parameters.putIn(AbstractCertificateFactory.ATTR_TYPE, EKeyStoreType.PKCS12.getID());
    certificates.initDynamicComponent(session, parameters);
    certificates.setPassword(PASSWORD);
    certificates.setSaveChangesToFile(false);
    certificates.load(new ByteArrayInputStream(keystore()), PASSWORD.toCharArray());
    session.setCertificateFactory(certificates);
    var partnerships = new SelfFillingPartnershipFactory();
    partnerships.initDynamicComponent(session, null);
    session.setPartnershipFactory(partnerships);
    processor.initDynamicComponent(session, null);
    session.setMessageProcessor(processor);
    processor.addModule(new Store());
    var later = new AsynchMDNSenderModule();
    later.initDynamicComponent(session, null);
    processor.addModule(later);
    var receiver = new AS2ReceiverModule();
    var where = new StringMap();
    where.putIn("port", String.valueOf(port));
    where.putIn("address", "localhost");
    receiver.initDynamicComponent(session, where);
    processor.addModule(receiver);
    processor.startActiveModules();
    return this;
  }

  private final class Store extends AbstractProcessorModule {
    @Override
    public boolean canHandle(
        String action, IMessage message, @Nullable Map<String, Object> options) {
      return action.equals(IProcessorStorageModule.DO_STORE);
    }

    @Override
    public void handle(String action, IMessage message, @Nullable Map<String, Object> options) {
      try {
        received.add(requireNonNull(message.getData()).getInputStream().readAllBytes());
      } catch (IOException | MessagingException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    processor.stopActiveModules();
  }
}
