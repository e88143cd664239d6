package weft.api.party;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.Body;
import weft.api.asking.Needed;
import weft.api.people.People;
import weft.api.people.Person;
import weft.api.problem.Problem;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.desk.DeskRefusal;
import weft.event.Refused;
import weft.language.Text;
import weft.party.Department;
import weft.party.PartyCode;
import weft.party.PersonCode;

/**
 * The people of the caller's party. The history names them by code only; their names stand in one
 * table, are not versioned, and can be erased.
 */
@RestController
@RequestMapping("/api/v1/people")
class PeopleOfParty {
  private static final String LIST = "people";
  private static final int LONGEST = 200;

  private final People people;
  private final ReadContexts readings;

  PeopleOfParty(People people, ReadContexts readings) {
    this.people = people;
    this.readings = readings;
  }

  /** A person as the party registers it. */
  record Registered(
      @Schema(description = "P- and four to nine digits.", example = "P-0007") @Needed
          @Nullable String code,
      @Needed @Nullable String name,
      @Schema(description = "A member keeps the department of its membership.") @Needed
          @Nullable Department department) {}

  @Operation(
      operationId = "listPeople",
      summary =
          "Lists the people of the caller's party by code: its members, who get a code by"
              + " themselves, and the people that it registered.")
  @GetMapping
  ResponseEntity<Page<Person>> list(
      Caller caller,
      @Parameter(description = "Also people whose name was erased.")
          @RequestParam(defaultValue = "false")
          boolean erased,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    ReadContext reading = readings.asViewer(caller, null);
    int size = ReadContexts.limit(limit);
    Cursor place = Cursor.read(cursor, LIST, 1, reading.scope());
    String after = place == null ? null : place.parts().getFirst();
    List<Person> rows =
        readings.read(
            reading, (db, it) -> People.list(db, it.scope().party(), erased, after, size + 1));
    return Page.of(rows, size, it -> it, it -> Cursor.at(LIST, it.code()), reading);
  }

  @Operation(
      operationId = "keepPerson",
      summary =
          "Registers a person under a code, or changes the name and department; for the `edi` role"
              + " of the party. The code of an erased person is not given again (409"
              + " `person-erased`).")
  @PutMapping
  ResponseEntity<Person> keep(
      Caller caller,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Parameter(
              description =
                  "The person's `version` that the caller saw: \"12\"; omit it for a new code.")
          @Nullable String ifMatch,
      @RequestBody Registered body) {
    PartyCode party = registrar(caller);
    long seen = ifMatch == null ? 0 : Asking.version(ifMatch);
    PersonCode code = code(body.code());
    String name = Body.text(body.name(), "/name", LONGEST);
    Department department = Body.required(body.department(), "/department");
    Optional<Person> before = people.find(party, code);
    if (before.isPresent() && before.get().isMember() && before.get().department() != department)
      throw Body.faulty(
          "department-of-member",
          "/department",
          new Text(
              "This person is a member; the department comes from the membership.",
              "该人员是平台成员，部门以成员信息为准。"));
    boolean kept = people.keep(party, code, name, department, seen, caller.member());
    Optional<Person> now = people.find(party, code);
    if (kept) return answer(now.orElseThrow(Ids::notFound));
    if (now.isPresent() && now.get().erasedAt() != null) throw erased();
    if (ifMatch == null) throw Asking.ifMatchRequired();
    throw new Refused(new DeskRefusal.Stale(seen, now.map(Person::version).orElse(0L)));
  }

  private static ResponseEntity<Person> answer(Person it) {
    return ResponseEntity.ok().eTag(String.valueOf(it.version())).body(it);
  }

  @Operation(
      operationId = "erasePerson",
      summary =
          "Erases a person's name and login for ever, and answers with what is left; for the `edi`"
              + " role of the party. A member can be erased once the operator took the membership"
              + " (409 `still-member`). Hashes and proofs stay valid, since they hold the code.")
  @DeleteMapping("/{id}")
  ResponseEntity<Person> erase(
      Caller caller,
      @Parameter(description = "The person's id, or its code.") @PathVariable String id) {
    PartyCode party = registrar(caller);
    PersonCode code = codeOf(party, id);
    Person before = people.find(party, code).orElseThrow(Ids::notFound);
    if (before.erasedAt() != null || people.erase(party, code, caller.member()))
      return answer(people.find(party, code).orElseThrow(Ids::notFound));
    throw Problem.of(
            HttpStatus.CONFLICT,
            "still-member",
            new Text(
                "This person can still sign in; have the operator take the membership first.",
                "该人员仍可登录，请先由平台运营方取消其成员资格。"))
        .exception();
  }

  /** The role that also reads the party's security log. The operator keeps its own people. */
  private PartyCode registrar(Caller caller) {
    caller.require(Role.EDI, Role.OPERATOR);
    return readings.viewerScope(caller).party();
  }

  private static PersonCode code(@Nullable String given) {
    String code = Body.required(given, "/code");
    if (PersonCode.isCode(code)) return new PersonCode(code);
    throw Body.faulty(
        "person-code-invalid",
        "/code",
        new Text(
            "A person's code is P- and four to nine digits, such as P-0007.",
            "人员代码为 P- 加四至九位数字，例如 P-0007。"));
  }

  private static PersonCode codeOf(PartyCode party, String id) {
    if (PersonCode.isCode(id)) return new PersonCode(id);
    return Ids.of(id, it -> Person.codeIn(party, it));
  }

  private static RuntimeException erased() {
    return Problem.of(
            HttpStatus.CONFLICT,
            "person-erased",
            new Text(
                "The name of this code was erased; register the person under another code.",
                "该代码对应的姓名已删除，请使用其他代码登记。"))
        .exception();
  }
}
