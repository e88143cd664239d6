package weft.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that the project ships to be tried. */
final class SampleFiles {
  private static final Path SAMPLES =
      Path.of(Files.isDirectory(Path.of("samples")) ? "samples" : "deploy/samples");

  private SampleFiles() {}

  static String text(String file) {
    try {
      return Files.readString(SAMPLES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Under a control reference of one's own, so that tests do not meet each other. */
  static String text(String file, String reference, String own) {
    return text(file).replace(reference, own);
  }
}
