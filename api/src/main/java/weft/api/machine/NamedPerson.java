package weft.api.machine;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.party.ActingPerson;
import weft.api.security.Caller;
import weft.party.PersonCode;

/** The person who states something about a machine; a client need not name one. */
@Component
class NamedPerson {
  private final ActingPerson acting;

  NamedPerson(ActingPerson acting) {
    this.acting = acting;
  }

  /** A user acts in person; a client may name a person of its party. */
  @Nullable PersonCode of(Caller caller, @Nullable String given) {
    return caller.user() == null && given == null
        ? null
        : new PersonCode(acting.of(caller, given, "/person").code());
  }
}
