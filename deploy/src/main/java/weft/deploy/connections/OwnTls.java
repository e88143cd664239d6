package weft.deploy.connections;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import weft.deploy.settings.WeftSettings.Tls;

/**
 * The hub's own TLS, in addition to its plain port, which then listens on loopback only.
 * Certificate and key are PEM files; when they change, the hub reloads them without closing
 * connections.
 */
final class OwnTls
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OwnTls.class);

  /** As in {@code server.compression} for the plain port. */
  private static final String COMPRESSIBLE =
      "text/html,text/css,text/javascript,text/plain,text/csv,application/javascript,"
          + "application/json,application/problem+json,application/manifest+json,image/svg+xml";

  private static final int PATIENCE_MS = 20_000;
  private static final int WAITING = 1_000;
  private static final int SWALLOWED = 51 << 20; // as for the plain port in application.yaml

  private final Path certificate;
  private final Path key;
  private final int port;
  private final String address;
  private final Consumer<BoundedEndpoint> bounds;
  private final Duration every;
  private final Thread watch = Thread.ofVirtual().name("tls-files").unstarted(this::watch);
  private final BoundedProtocol protocol = new BoundedProtocol();
  private Written written;

  /** When the files were last written. */
  private record Written(FileTime certificate, FileTime key) {}

  /** The files cannot be used. */
  static final class Unusable extends Exception {
    Unusable(String why) {
      super(why);
    }
  }

  /**
   * TLS with these settings.
   *
   * @param bounds applied to the endpoint before it starts
   * @param every how often to look at the files
   */
  OwnTls(Tls settings, Path certificate, Path key, Consumer<BoundedEndpoint> bounds, Duration every)
      throws Unusable {
    this.certificate = certificate;
    this.key = key;
    this.port = settings.port();
    this.address = settings.address();
    this.bounds = bounds;
    this.every = every;
    check();
    this.written = written();
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    bounds.accept(protocol.endpoint());
    protocol.setExecutor(new VirtualThreadExecutor("tls-handler-"));
    protocol.setConnectionTimeout(PATIENCE_MS);
    protocol.setAcceptCount(WAITING);
    protocol.setMaxSwallowSize(SWALLOWED);
    protocol.setCompression("on");
    protocol.setCompressionMinSize(256);
    protocol.setCompressibleMimeType(COMPRESSIBLE);
    protocol.setSSLEnabled(true);
    protocol.addSslHostConfig(files());
    var connector = new Connector(protocol);
    connector.setScheme("https");
    connector.setSecure(true);
    connector.setPort(port);
    if (!address.isEmpty()) protocol.setAddress(named(address));
    factory.addAdditionalConnectors(connector);
    watch.start();
  }

  private static InetAddress named(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("weft.tls.address is no address: " + address, e);
    }
  }

  private SSLHostConfig files() {
    var host = new SSLHostConfig();
    host.setProtocols("TLSv1.2+TLSv1.3");
    host.setHonorCipherOrder(true);
    var pair = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
    pair.setCertificateFile(certificate.toAbsolutePath().toString());
    pair.setCertificateKeyFile(key.toAbsolutePath().toString());
    host.addCertificate(pair);
    return host;
  }

  /** Checks that the files hold a certificate and its key. */
  private void check() throws Unusable {
    List<X509Certificate> chain = certificates(certificate);
    PrivateKey secret = key(key);
    if (chain.isEmpty()) throw new Unusable(certificate + " has no certificate");
    if (!belong(chain.getFirst(), secret))
      throw new Unusable("the key in " + key + " is not that of the first certificate");
  }

  private static List<X509Certificate> certificates(Path file) throws Unusable {
    try {
      return PemContent.load(file).getCertificates();
    } catch (IOException | RuntimeException e) {
      throw unreadable(file);
    }
  }

  private static PrivateKey key(Path file) throws Unusable {
    try {
      PrivateKey it = PemContent.load(file).getPrivateKey();
      if (it != null) return it;
    } catch (IOException | RuntimeException e) {
      // reported below
    }
    throw unreadable(file);
  }

  private static Unusable unreadable(Path file) {
    return new Unusable(file + " cannot be read as PEM");
  }

  private static boolean belong(X509Certificate certificate, PrivateKey secret) {
    String way =
        switch (secret.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> secret.getAlgorithm();
        };
    byte[] said = {'W', 'e', 'f', 't'};
    try {
      var by = Signature.getInstance(way);
      by.initSign(secret);
      by.update(said);
      byte[] signed = by.sign();
      by.initVerify(certificate.getPublicKey());
      by.update(said);
      return by.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private Written written() throws Unusable {
    try {
      return new Written(Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key));
    } catch (IOException e) {
      throw new Unusable("a file is not there: " + e.getMessage());
    }
  }

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(every);
        look();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits while certificate and key do not match, because one file is written before the other. */
  private void look() {
    try {
      Written now = written();
      if (now.equals(written)) return;
      check();
      protocol.reloadSslHostConfigs();
      written = now;
      log.info("TLS goes on with the certificate now in {}", certificate);
    } catch (Unusable | RuntimeException e) {
      log.warn("TLS goes on with the certificate it has: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    watch.interrupt();
    try {
      if (watch.getState() != Thread.State.NEW) watch.join(PATIENCE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
