package weft.edi.sftp;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that a client is writing. A file with a final name is written in another folder and
 * appears complete when the client closes it. A file with an unfinished name is written in place,
 * so that the client can resume it.
 */
final class Upload {
  /** Next to the folders that a party sees, on the same file system. */
  static final String FOLDER = ".uploads";

  private final SftpPath place;
  private final Path target;
  private final @Nullable Path aside;
  private boolean broken;

  private Upload(SftpPath place, Path target, @Nullable Path aside) {
    this.place = place;
    this.target = target;
    this.aside = aside;
  }

  static Upload to(SftpPath place, Path root) throws IOException {
    Path target = place.under(root);
    if (place.isUnfinished()) return new Upload(place, target, null);
    if (Files.exists(target, NOFOLLOW_LINKS)) throw waiting(place);
    Path folder = root.resolve(FOLDER);
    if (!Files.exists(folder, NOFOLLOW_LINKS)) Files.createDirectory(folder);
    if (!Files.isDirectory(folder, NOFOLLOW_LINKS)) throw new IOException("No folder: " + folder);
    return new Upload(place, target, folder.resolve(UUID.randomUUID().toString()));
  }

  SftpPath place() {
    return place;
  }

  /** The final place of the file. */
  Path target() {
    return target;
  }

  /** The place where the file is written. */
  Path file() {
    return aside == null ? target : aside;
  }

  boolean isAside() {
    return aside != null;
  }

  /** Marks the file as damaged, because a write failed. */
  void spoil() {
    broken = true;
  }

  void finish() throws IOException {
    if (aside == null) return;
    try {
      if (broken) throw new IOException("It was not written as a whole");
      appear(aside, target, place);
    } finally {
      abandon();
    }
  }

  void abandon() throws IOException {
    if (aside != null) Files.deleteIfExists(aside);
  }

  /**
   * Moves a file to its final name; the file is durable on return. Never replaces a file that waits
   * to be taken in, because the hub would lose that file unread.
   */
  static void appear(Path from, Path to, SftpPath place) throws IOException {
    try (var channel = FileChannel.open(from, Set.of(READ, WRITE, NOFOLLOW_LINKS))) {
      channel.force(true);
    }
    try {
      Files.createLink(to, from);
    } catch (FileAlreadyExistsException e) {
      throw waiting(place);
    }
    Files.delete(from);
    force(to.getParent());
  }

  static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, ATOMIC_MOVE);
    force(to.getParent());
  }

  private static void force(@Nullable Path folder) throws IOException {
    if (folder == null) return;
    try (var directory = FileChannel.open(folder, READ)) {
      directory.force(true);
    }
  }

  static SftpDenied waiting(SftpPath place) {
    return new SftpDenied(place + " waits to be taken in; use another name, or come again");
  }
}
