package weft.edi.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.language.Text;
import weft.party.PartyCode;

/**
 * The folder of one partner, with its incoming, archived and refused files. Follows no symbolic
 * links.
 */
public record PartnerFolder(PartyCode party, Path path) {

  /** A file's state at one look. A file that is still being written differs at the next look. */
  record Look(long size, FileTime modified, @Nullable Object key) {}

  /** The party's folder; creates it and its subfolders if they do not exist. */
  public static PartnerFolder of(PartyCode party, Path path) throws IOException {
    folder(path);
    for (String name : List.of("in", "out", "archive")) folder(path.resolve(name));
    return new PartnerFolder(party, path);
  }

  /**
   * Whether a file's name marks it as unfinished: partners write under such a name and rename the
   * file when it is complete.
   */
  public static boolean isUnfinished(String name) {
    return name.startsWith(".")
        || name.endsWith(".tmp")
        || name.endsWith(".part")
        || name.endsWith(".filepart");
  }

  /**
   * The complete files in {@code in}, without links, folders, hidden files and unfinished files.
   */
  Map<Path, Look> look() throws IOException {
    Map<Path, Look> seen = new HashMap<>();
    try (Stream<Path> files = Files.list(folder(path.resolve("in")))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (isUnfinished(name)) continue;
        // A partner may remove a file at any time.
        if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) continue;
        seen.put(file, lookAt(file));
      }
    }
    return seen;
  }

  private static Look lookAt(Path file) throws IOException {
    var it = Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
    return new Look(it.size(), it.lastModifiedTime(), it.fileKey());
  }

  /**
   * Reads the file; never reads more bytes than the look saw, even if the file grows meanwhile.
   *
   * @throws IOException if the file has changed since the look
   */
  byte[] read(Path file, Look look) throws IOException {
    folder(path.resolve("in"));
    try (var channel = Files.newByteChannel(file, Set.of(READ, NOFOLLOW_LINKS));
        var in = Channels.newInputStream(channel)) {
      byte[] bytes = in.readNBytes((int) look.size());
      if (bytes.length != look.size() || in.read() >= 0)
        throw new IOException("Changed while it was read: " + file);
      return bytes;
    }
  }

  /**
   * Archives a file that was read. If the partner replaced it meanwhile, the new file was not read,
   * so it moves back.
   */
  void archive(Path file, Look look, UUID id) throws IOException {
    Path archived = folder(path.resolve("archive")).resolve(name(id, file));
    Files.move(file, archived, ATOMIC_MOVE);
    if (lookAt(archived).equals(look)) return;
    String name = Files.exists(file, NOFOLLOW_LINKS) ? name(UUID.randomUUID(), file) : null;
    Files.move(archived, name == null ? file : file.resolveSibling(name), ATOMIC_MOVE);
  }

  /**
   * Writes the reason before it moves the file, so that nobody finds a refused file without its
   * reason.
   */
  void refuse(Path file, UUID id, Text reason) throws IOException {
    Path refused = folder(path.resolve("refused")).resolve(name(id, file));
    Path sentence = refused.resolveSibling(refused.getFileName() + ".txt");
    Files.deleteIfExists(sentence);
    try (var out = Files.newByteChannel(sentence, Set.of(CREATE_NEW, WRITE, NOFOLLOW_LINKS))) {
      ByteBuffer bytes = ByteBuffer.wrap((reason.en() + "\n" + reason.zh() + "\n").getBytes(UTF_8));
      while (bytes.hasRemaining()) out.write(bytes);
    }
    Files.move(file, refused, ATOMIC_MOVE);
  }

  /** At most 255 bytes including the suffix of the reason's file, with safe characters only. */
  private static String name(UUID id, Path file) {
    String name = file.getFileName().toString();
    String end = name.substring(Math.max(0, name.length() - 60));
    return id + "-" + end.replaceAll("[^\\p{L}\\p{N}._-]", "_");
  }

  private static Path folder(Path path) throws IOException {
    PrivateFolders.make(path);
    if (!Files.isDirectory(path, NOFOLLOW_LINKS)) throw new NotDirectoryException(path.toString());
    return path;
  }
}
