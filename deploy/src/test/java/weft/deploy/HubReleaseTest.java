package weft.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HubReleaseTest {
  @Test
  void the_release_that_a_hub_says_it_is_is_the_one_that_is_built_and_described()
      throws IOException {
    String pom = Files.readString(Path.of("../pom.xml"), UTF_8);
    var built =
        Pattern.compile("<artifactId>weft</artifactId>\\s*<version>([^<]+)</version>").matcher(pom);
    assertThat(built.find()).isTrue();
    assertThat(HubRelease.version()).isEqualTo(built.group(1));
    String notes = Files.readString(Path.of("../docs/changelog.md"), UTF_8);
    var newest = Pattern.compile("(?m)^## ([0-9].*)$").matcher(notes);
    assertThat(newest.find()).isTrue();
    assertThat(newest.group(1)).isEqualTo(HubRelease.version());
  }
}
