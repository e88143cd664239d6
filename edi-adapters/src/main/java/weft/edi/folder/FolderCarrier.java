package weft.edi.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Set;
import weft.edi.outbox.Carrier;
import weft.edi.outbox.DeliverableFile;
import weft.edi.outbox.DeliveryProgress;

/**
 * Writes interchanges into {@code <partners>/<CODE>/out}. A partner that lists the folder sees
 * complete files only, and a written file survives a power cut.
 *
 * @param partners the folder that holds one folder for each partner
 */
public record FolderCarrier(Path partners) implements Carrier {
  @Override
  public DeliveryProgress carry(DeliverableFile parcel) throws IOException {
    Path partner = folder(partners.resolve(parcel.receiver().value()));
    Path out = folder(partner.resolve("out"));
    Path unfinished = out.resolve("." + parcel.fileName() + ".tmp");
    // NOFOLLOW_LINKS: a symbolic link with this name must not redirect the write.
    try (var file =
        FileChannel.open(unfinished, Set.of(CREATE, TRUNCATE_EXISTING, WRITE, NOFOLLOW_LINKS))) {
      ByteBuffer bytes = ByteBuffer.wrap(parcel.bytes());
      while (bytes.hasRemaining()) file.write(bytes);
      file.force(true);
    }
    Files.move(unfinished, out.resolve(parcel.fileName()), ATOMIC_MOVE);
    try (var directory = FileChannel.open(out, READ)) {
      directory.force(true);
    }
    return DeliveryProgress.DELIVERED;
  }

  private static Path folder(Path path) throws IOException {
    PrivateFolders.make(path);
    if (!Files.isDirectory(path, NOFOLLOW_LINKS)) throw new NotDirectoryException(path.toString());
    return path;
  }
}
