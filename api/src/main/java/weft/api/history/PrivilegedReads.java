package weft.api.history;

import static java.util.Objects.requireNonNullElse;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.api.security.Caller;
import weft.api.security.Role;

/** Notes what the auditor looks at, before it is shown: table {@code privileged_read}. */
@Component
public class PrivilegedReads {
  private final JdbcClient writer;

  public PrivilegedReads(JdbcClient writer) {
    this.writer = writer;
  }

  /** Nothing of a caller who sees its own alone. */
  void note(Caller caller, String target) {
    if (!caller.is(Role.AUDITOR)) return;
    String member = caller.user() == null ? caller.client() : caller.user();
    writer
        .sql("insert into privileged_read (party, member, target) values (?, ?, ?)")
        .params(caller.requireParty().value(), requireNonNullElse(member, "-"), target)
        .update();
  }
}
