package weft.api.party;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.people.People;
import weft.api.people.Person;
import weft.api.security.Caller;
import weft.language.Text;
import weft.party.PartyCode;
import weft.party.PersonCode;

/**
 * The person whom a request names as acting. A user acts in person. A client names a person whom
 * its party registered. The department comes from the table of people, never from the request.
 */
@Component
public class ActingPerson {
  private final People people;

  ActingPerson(People people) {
    this.people = people;
  }

  /**
   * Returns the acting person.
   *
   * @param given the code in the request; null: the calling user
   * @param pointer JSON pointer to the code
   */
  public Person of(Caller caller, @Nullable String given, String pointer) {
    PartyCode party = caller.requireParty();
    String user = caller.user();
    if (user == null) return registered(party, Body.required(given, pointer), pointer);
    if (given == null || given.equals(user)) return registered(party, user, pointer);
    throw Body.faulty(
        "person-not-caller",
        pointer,
        new Text("You can only name yourself: " + user + ".", "只能填写您本人：" + user + "。"));
  }

  /**
   * Returns a person of the caller's party whom the caller names without acting in person: the one
   * at the machine where a second person decides.
   *
   * @param given the code in the request; null: the calling user
   */
  public Person named(Caller caller, @Nullable String given, String pointer) {
    String code = given == null ? caller.user() : given;
    return registered(caller.requireParty(), Body.required(code, pointer), pointer);
  }

  private Person registered(PartyCode party, String code, String pointer) {
    Optional<Person> found =
        PersonCode.isCode(code) ? people.find(party, new PersonCode(code)) : Optional.empty();
    return found
        .filter(it -> it.erasedAt() == null)
        .orElseThrow(
            () ->
                Body.faulty(
                    "person-unknown",
                    pointer,
                    new Text(
                        "Your company has registered no person under this code.",
                        "贵公司没有登记此代码的人员。")));
  }
}
