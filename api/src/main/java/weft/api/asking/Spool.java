package weft.api.asking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps request bodies on disk until they are complete: 512 MB for all senders together, a quarter
 * of that per sender. A body that stalls takes no memory, and a hub that crashes leaves no file.
 */
public final class Spool {
  private static final long MOST = 512L << 20;
  private static final long OF_ONE = MOST / 4;

  private final Path directory;
  private final Map<String, Long> held = new HashMap<>();
  private long all;

  /** Keeps bodies in a directory, which it creates if necessary. */
  public Spool(Path directory) {
    this.directory = directory;
    try {
      Files.createDirectories(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Part open(String from) throws IOException {
    return new Part(from);
  }

  private synchronized void take(String from, int bytes) throws BodyRoom.NoRoom {
    long its = held.getOrDefault(from, 0L) + bytes;
    if (its > OF_ONE || all + bytes > MOST) throw new BodyRoom.NoRoom();
    held.put(from, its);
    all += bytes;
  }

  private synchronized void giveBack(String from, int bytes) {
    held.computeIfPresent(from, (_, its) -> its <= bytes ? null : its - bytes);
    all -= bytes;
  }

  /** One body as far as it has arrived. */
  final class Part implements AutoCloseable {
    private final String from;
    private final FileChannel file;
    private int size;

    private Part(String from) throws IOException {
      this.from = from;
      this.file =
          FileChannel.open(
              directory.resolve(UUID.randomUUID().toString()),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }

    void write(byte[] piece, int length) throws IOException {
      take(from, length);
      size += length;
      var bytes = ByteBuffer.wrap(piece, 0, length);
      while (bytes.hasRemaining()) file.write(bytes);
    }

    int size() {
      return size;
    }

    byte[] whole() throws IOException {
      var bytes = ByteBuffer.allocate(size);
      while (bytes.hasRemaining())
        if (file.read(bytes, bytes.position()) < 0)
          throw new IOException("a body was cut off on disk");
      return bytes.array();
    }

    @Override
    public void close() throws IOException {
      giveBack(from, size);
      file.close();
    }
  }
}
