package weft.edi.sftp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/** The hub's own key pairs, stored in files, and the public keys of partners. */
public final class Keys {
  private static final int SMALLEST_RSA = 2048;
  private static final int OUR_RSA = 3072;
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  private Keys() {}

  /**
   * The hub's host keys: Ed25519, and RSA for partners with old software. Creates them at the first
   * start.
   *
   * @param folder the folder of the files {@code host_ed25519} and {@code host_rsa}
   */
  public static List<KeyPair> host(Path folder) throws IOException {
    return List.of(
        kept(folder.resolve("host_ed25519"), KeyPairProvider.SSH_ED25519, 256),
        kept(folder.resolve("host_rsa"), KeyPairProvider.SSH_RSA, OUR_RSA));
  }

  /** The Ed25519 key with which the hub logs in at partners; creates it if it does not exist. */
  public static KeyPair client(Path file) throws IOException {
    return kept(file, KeyPairProvider.SSH_ED25519, 256);
  }

  /** Reads a private key without passphrase, in OpenSSH or PEM format. */
  public static KeyPair read(Path file) throws IOException {
    for (KeyPair it : new FileKeyPairProvider(file).loadKeys(null)) return it;
    throw new IOException("No private key in " + file);
  }

  /** The key as one line of {@code authorized_keys}. */
  public static String line(PublicKey key) {
    return PublicKeyEntry.toString(key);
  }

  /**
   * The keys in these lines. Skips a key that is unreadable or weak, and one with options, because
   * the hub would not enforce them.
   */
  static List<PublicKey> of(List<String> lines) {
    return lines.stream().map(Keys::of).flatMap(Optional::stream).toList();
  }

  static boolean contains(List<String> lines, PublicKey key) {
    return of(lines).stream().anyMatch(it -> KeyUtils.compareKeys(it, key));
  }

  private static Optional<PublicKey> of(String line) {
    try {
      AuthorizedKeyEntry entry = AuthorizedKeyEntry.parseAuthorizedKeyEntry(line);
      if (entry == null || !entry.getLoginOptions().isEmpty()) return Optional.empty();
      PublicKey key = entry.resolvePublicKey(null, PublicKeyEntryResolver.FAILING);
      return Optional.ofNullable(key).filter(Keys::isStrong);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isStrong(PublicKey key) {
    return switch (Objects.requireNonNullElse(KeyUtils.getKeyType(key), "")) {
      case KeyPairProvider.SSH_RSA -> KeyUtils.getKeySize(key) >= SMALLEST_RSA;
      case KeyPairProvider.SSH_DSS -> false;
      default -> true;
    };
  }

  private static KeyPair kept(Path file, String type, int bits) throws IOException {
    if (!Files.exists(file, NOFOLLOW_LINKS)) make(file, type, bits);
    return read(file);
  }

  private static void make(Path file, String type, int bits) throws IOException {
    try {
      KeyPair pair = generate(type, bits);
      var text = new ByteArrayOutputStream();
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "weft", null, text);
      Files.createDirectories(file.toAbsolutePath().getParent());
      put(file.resolveSibling(file.getFileName() + ".pub"), line(pair.getPublic()) + " weft\n");
      put(file, text.toByteArray());
    } catch (GeneralSecurityException e) {
      throw new IOException("No key of type " + type + " can be made", e);
    }
  }

  /** Uses the JDK for RSA, because Bouncy Castle, SSHD's choice, takes ten times as long. */
  private static KeyPair generate(String type, int bits) throws GeneralSecurityException {
    if (!type.equals(KeyPairProvider.SSH_RSA)) return KeyUtils.generateKeyPair(type, bits);
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static void put(Path file, String text) throws IOException {
    put(file, text.getBytes(US_ASCII));
  }

  /** Writes the file atomically; other users can never read it, not even for a moment. */
  private static void put(Path file, byte[] bytes) throws IOException {
    Path unfinished = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    try (var out = FileChannel.open(unfinished, Set.of(CREATE_NEW, WRITE), ours(file))) {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) out.write(buffer);
      out.force(true);
    }
    Files.move(unfinished, file, ATOMIC_MOVE);
  }

  private static FileAttribute<?>[] ours(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
        : new FileAttribute<?>[0];
  }
}
