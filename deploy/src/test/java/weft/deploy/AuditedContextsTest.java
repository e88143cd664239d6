package weft.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import weft.context.Contexts;

class AuditedContextsTest {
  @Test
  void the_documents_name_every_context_that_an_audit_grant_can_open() throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "audit.md")))
        .contains("or some of " + String.join(", ", Contexts.NAMES) + ";");
    assertThat(Contexts.NAMES).as("the hub's own keys").doesNotContain("keys");
  }
}
