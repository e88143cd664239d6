package weft.deploy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample files that the project ships. */
public final class SampleFiles {
  private static final Path SAMPLES =
      Path.of(Files.isDirectory(Path.of("samples")) ? "samples" : "deploy/samples");

  private SampleFiles() {}

  public static String text(String file) {
    try {
      return Files.readString(SAMPLES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each byte as a character, whatever charset it is read in later. */
  public static String bytes(String file) {
    try {
      return Files.readString(SAMPLES.resolve(file), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file with its own control reference, so that tests do not interfere with each other. */
  public static String text(String file, String reference, String own) {
    return text(file).replace(reference, own);
  }
}
