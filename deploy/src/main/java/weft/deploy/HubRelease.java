package weft.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The release of this hub; docs/changelog.md lists the changes of each release. */
public final class HubRelease {
  private HubRelease() {}

  public static String version() {
    try (var in =
        Objects.requireNonNull(
            HubRelease.class.getResourceAsStream("version.txt"), "version.txt")) {
      return new String(in.readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
