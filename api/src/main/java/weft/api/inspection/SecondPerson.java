package weft.api.inspection;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import weft.api.party.ActingPerson;
import weft.api.problem.Problem;
import weft.api.security.Caller;
import weft.language.Text;
import weft.party.PersonCode;

/** The person who overrules or resumes: a user with a login, never a client. */
@Component
class SecondPerson {
  private final ActingPerson acting;

  SecondPerson(ActingPerson acting) {
    this.acting = acting;
  }

  /** Returns the calling user; 403 {@code person-needed} for a client. */
  PersonCode of(Caller caller) {
    if (caller.user() == null)
      throw Problem.of(
              HttpStatus.FORBIDDEN,
              "person-needed",
              new Text(
                  "Only a person with a login of their own may do this.", "仅限以本人账号登录的人员执行此操作。"))
          .exception();
    return new PersonCode(acting.of(caller, null, "/person").code());
  }
}
