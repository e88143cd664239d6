package weft.witness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.evidence.KeyFile;
import weft.evidence.LogChange;
import weft.evidence.Malformed;
import weft.evidence.NoteKey;
import weft.evidence.Signing;
import weft.evidence.TrustPolicy;
import weft.evidence.VerifierKey;

/** A witness's directory. One process at a time uses it. */
final class WitnessFiles implements AutoCloseable {
  private static final int RANDOM_BYTES = 6;
  private static final int MOST_CHANGES = 1_000;

  private final Path directory;
  private final FileChannel channel;
  private final @Nullable FileLock lock;

  WitnessFiles(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.channel =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    this.lock = locked(channel);
  }

  private static @Nullable FileLock locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this process has it
    }
  }

  /** Whether no other process uses the directory. */
  boolean isMine() {
    return lock != null;
  }

  Path policy() {
    return directory.resolve("policy");
  }

  /** The directory with the changes of log keys that the policy's keys signed. */
  Path changes() {
    return directory.resolve("changes");
  }

  /**
   * The keys of the logs to witness: those of the policy, and those that replaced them by signed
   * changes. None if there is no policy yet.
   *
   * @throws Malformed also if none of the policy's keys signed a change
   */
  List<VerifierKey> logs() throws IOException {
    if (!Files.exists(policy())) return List.of();
    var files = new ArrayList<byte[]>();
    for (var it : changeFiles()) files.add(Files.readAllBytes(it));
    var policy = LogChange.followed(Files.readAllBytes(policy()), files);
    if (policy == null)
      throw new Malformed("a file in " + changes() + " is signed by no key known before it");
    return TrustPolicy.of(policy).logs();
  }

  /** Sorted by number, because the keys of one change may have signed the next. */
  private List<Path> changeFiles() throws IOException {
    if (!Files.isDirectory(changes())) return List.of();
    try (var files = Files.list(changes())) {
      return files
          .filter(it -> !it.getFileName().toString().startsWith("."))
          .sorted(
              Comparator.comparingInt((Path it) -> it.getFileName().toString().length())
                  .thenComparing(it -> it.getFileName().toString()))
          .limit(MOST_CHANGES)
          .toList();
    }
  }

  /**
   * The witness's keys, an ML-DSA-44 and an Ed25519 key. The first start makes them.
   *
   * @param name the name for new keys; null for the host's name and a random part
   */
  List<NoteKey> keys(@Nullable String name) throws IOException {
    var file = directory.resolve("witness.keys");
    var there = KeyFile.read(file);
    if (!there.isEmpty()) return there;
    var chosen = name == null ? ownName() : name;
    return KeyFile.writeOnce(
        file,
        List.of(
            NoteKey.make(chosen, Signing.ML_DSA_44),
            NoteKey.make(chosen, Signing.ED25519_COSIGNATURE)));
  }

  private static String ownName() {
    var random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "localhost";
    }
    return host + "/witness/" + HexFormat.of().formatHex(random);
  }

  CosignedCheckpoints checkpoints() throws IOException {
    return new CosignedCheckpoints(directory.resolve("checkpoints"));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
