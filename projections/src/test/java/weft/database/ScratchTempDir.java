package weft.database;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Makes every {@code @TempDir} a {@link Scratch}; {@code junit-platform.properties} names it. */
public final class ScratchTempDir implements TempDirFactory {
  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) {
    return Scratch.directory("weft-test");
  }
}
