package weft.edi.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Limits a party's files that wait to be taken in: 5,000 files, 1 GB. */
final class Room {
  private static final int FILES = 5_000;
  private static final long BYTES = 1L << 30;
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private Room() {}

  static void require(Path root) throws IOException {
    long files = 0;
    long bytes = 0;
    for (String folder : List.of("in", Upload.FOLDER))
      for (Path file : in(root.resolve(folder))) {
        files++;
        bytes += size(file);
      }
    if (files >= FILES || bytes >= BYTES)
      throw new SftpDenied("5,000 files or 1 GB wait to be taken in; come again later");
  }

  /** Deletes half-written files of a killed hub, one day after their last change. */
  static void tidy(Path root) throws IOException {
    for (Path file : in(root.resolve(Upload.FOLDER)))
      if (Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
          .toInstant()
          .isBefore(Instant.now().minus(FORGOTTEN))) Files.deleteIfExists(file);
  }

  private static List<Path> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) return List.of();
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .size();
    } catch (NoSuchFileException e) {
      return 0; // taken in meanwhile
    }
  }
}
