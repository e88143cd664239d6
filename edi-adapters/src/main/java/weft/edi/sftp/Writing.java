package weft.edi.sftp;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files that clients are writing now; no other client may write, rename or remove them
 * meanwhile.
 */
final class Writing {
  private final Set<Path> files = ConcurrentHashMap.newKeySet();

  boolean begin(Path file) {
    return files.add(file);
  }

  void end(Path file) {
    files.remove(file);
  }

  boolean isGoingOn(Path file) {
    return files.contains(file);
  }
}
