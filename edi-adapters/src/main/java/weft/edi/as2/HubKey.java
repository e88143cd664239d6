package weft.edi.as2;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The key with which the hub signs its messages and decrypts its partners' messages. */
public record HubKey(PrivateKey key, X509Certificate certificate) {
  /**
   * Loads the first RSA key of a PKCS #12 file. It must be RSA, because partners cannot encrypt by
   * key transport to another type.
   *
   * @throws IOException if there is no RSA key, or the password is wrong
   */
  public static HubKey load(Path file, char[] password) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      for (String alias : Collections.list(store.aliases()))
        if (store.getKey(alias, password) instanceof RSAPrivateKey key
            && store.getCertificate(alias) instanceof X509Certificate certificate)
          return new HubKey(key, certificate);
      throw new IOException("No RSA key with a certificate in " + file);
    } catch (GeneralSecurityException e) {
      throw new IOException("Cannot read " + file, e);
    }
  }

  /** Whether the certificate is valid now; the hub does not sign with another. */
  boolean isValid(Instant now) {
    return !new Certificates(List.of(certificate)).valid(now).isEmpty();
  }

  /**
   * Loads the key from the file. If the file does not exist, creates a self-signed key and stores
   * it.
   */
  public static HubKey loadOrMake(Path file, char[] password, String name) throws IOException {
    if (Files.exists(file)) return load(file, password);
    HubKey made = selfSigned(name, Instant.now(), Duration.ofDays(730));
    made.keep(file, password);
    return made;
  }

  /** Writes the file atomically; other users can never read it. */
  void keep(Path file, char[] password) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    Files.deleteIfExists(unfinished);
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(unfinished)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("as2", key, password, new Certificate[] {certificate});
      store.store(out, password);
    } catch (GeneralSecurityException e) {
      throw new IOException("Cannot write " + file, e);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Creates a 3,072-bit RSA key with a self-signed certificate. */
  public static HubKey selfSigned(String name, Instant from, Duration validFor) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(3072);
      return selfSigned(generator.generateKeyPair(), name, from, validFor);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static HubKey selfSigned(KeyPair pair, String name, Instant from, Duration validFor) {
    try {
      var subject = new X500Principal("CN=" + name);
      var builder =
          new JcaX509v3CertificateBuilder(
              subject,
              new BigInteger(120, new SecureRandom()),
              Date.from(from),
              Date.from(from.plus(validFor)),
              subject,
              pair.getPublic());
      var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
      return new HubKey(
          pair.getPrivate(),
          new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
