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

/** With which the hub signs what it sends and opens what is encrypted to it. */
public record HubKey(PrivateKey key, X509Certificate certificate) {
  /**
   * The first RSA key of a PKCS #12 file; to no other kind could partners encrypt by key transport.
   *
   * @throws IOException where there is none, or the password is another
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

  /** Whether its certificate is within its window; with another nothing is signed. */
  boolean isValid(Instant now) {
    return !new Certificates(List.of(certificate)).valid(now).isEmpty();
  }

  /** The key of that file; one that it made for itself where there is no file. */
  public static HubKey loadOrMake(Path file, char[] password, String name) throws IOException {
    if (Files.exists(file)) return load(file, password);
    HubKey made = selfSigned(name, Instant.now(), Duration.ofDays(730));
    made.keep(file, password);
    return made;
  }

  /** Whole or not at all, and never readable to others. */
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

  /** RSA with 3,072 bits, and a certificate that vouches for itself. */
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
