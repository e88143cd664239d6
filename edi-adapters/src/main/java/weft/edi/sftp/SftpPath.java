package weft.edi.sftp;

import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.folder.PartnerFolder;

/**
 * A client's path: the root, one of four folders, or a file in one of them. All other paths count
 * as absent.
 *
 * @param folder null for the root
 * @param file null for a folder
 */
record SftpPath(@Nullable String folder, @Nullable String file) {
  static final List<String> FOLDERS = List.of("in", "out", "archive", "refused");
  private static final int MAX_NAME = 200;

  static SftpPath of(String path) throws NoSuchFileException {
    var names = new ArrayList<String>();
    for (String name : path.split("/", -1)) {
      if (name.isEmpty() || name.equals(".")) continue;
      if (!name.equals("..")) names.add(name);
      else if (!names.isEmpty()) names.removeLast();
    }
    String folder = names.isEmpty() ? null : names.getFirst();
    String file = names.size() < 2 ? null : names.get(1);
    var place = new SftpPath(folder, file);
    if (names.size() > 2 || !place.exists()) throw new NoSuchFileException(place.toString());
    return place;
  }

  private boolean exists() {
    if (folder == null) return true;
    if (!FOLDERS.contains(folder)) return false;
    if (file == null) return true;
    // Hidden files in the hub's own folders are unfinished, so the client does not see them.
    if (!isIn() && file.startsWith(".")) return false;
    return file.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME
        && file.chars().noneMatch(it -> Character.isISOControl(it) || it == '\\');
  }

  /** Whether the path is in the folder for the party's files. */
  boolean isIn() {
    return "in".equals(folder);
  }

  boolean isOut() {
    return "out".equals(folder);
  }

  /** Whether the name marks the file as unfinished, so that it is not taken in. */
  boolean isUnfinished() {
    return file != null && PartnerFolder.isUnfinished(file);
  }

  Path under(Path root) {
    Path path = folder == null ? root : root.resolve(folder);
    return file == null ? path : path.resolve(file);
  }

  /** The path as the client sees it. */
  @Override
  public String toString() {
    return "/" + (folder == null ? "" : folder) + (file == null ? "" : "/" + file);
  }
}
