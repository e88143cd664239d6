package weft.api.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Hidden;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Body;
import weft.api.problem.Problem;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Membership;
import weft.api.security.Memberships;
import weft.api.security.Memberships.Listed;
import weft.api.security.Role;
import weft.api.security.TokenRules;
import weft.language.Text;
import weft.party.Department;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.Side;
import weft.projections.people.PersonNames;

/**
 * The members of parties: persons and clients of the hub's issuer, by the subject of their tokens.
 * Changes take effect at once on this node and within 30 s on others. Described in
 * docs/first-hub.md, not in the API of parties.
 */
@Hidden
@RestController
@RequestMapping("/api/v1/operator/members")
class Members {
  private static final String LIST = "members";
  private static final int LONGEST = 200;

  /** The party code of operators. */
  private static final String HUB = "WEFT";

  /** Roles that need no side of a partnership. */
  private static final Set<Role> SIDELESS =
      EnumSet.of(Role.AUDITOR, Role.BANK, Role.GATEWAY, Role.PARK, Role.OPERATOR);

  private final Memberships members;
  private final ReadContexts readings;
  private final PartyDirectory directory;
  private final TokenRules rules;

  Members(Memberships members, ReadContexts readings, PartyDirectory directory, TokenRules rules) {
    this.members = members;
    this.readings = readings;
    this.directory = directory;
    this.rules = rules;
  }

  /**
   * A membership; this record is the JSON.
   *
   * @param person the code of a user; null for a client
   * @param department of a user; null for a client
   * @param changedBy the operator's code
   */
  record Item(
      String subject,
      Membership.Kind kind,
      @Nullable String person,
      String name,
      @Nullable Department department,
      @Nullable PartyCode party,
      List<Role> roles,
      List<Side> sides,
      boolean enabled,
      @Nullable Instant changedAt,
      @Nullable String changedBy,
      @Nullable Text changedByName) {
    static Item of(Listed listed, PersonNames names) {
      Membership it = listed.membership();
      return new Item(
          it.subject(),
          it.kind(),
          listed.person(),
          it.name(),
          it.kind() == Membership.Kind.CLIENT ? null : it.effectiveDepartment(),
          it.party(),
          it.roles().stream().sorted().toList(),
          it.sides(),
          listed.enabled(),
          listed.changedAt(),
          listed.changedBy(),
          names.of(HUB, listed.changedBy()));
    }
  }

  /** Lists the memberships of a party, or all, by subject. */
  @GetMapping
  ResponseEntity<Page<Item>> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String party,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    caller.require(Role.OPERATOR);
    PartyCode of = party == null ? null : registered(party);
    int size = ReadContexts.limit(limit);
    ReadContext reading = readings.asViewer(caller, null);
    Cursor place = Cursor.read(cursor, LIST, 1, reading.scope());
    String after = place == null ? null : URLDecoder.decode(place.parts().getFirst(), UTF_8);
    List<Listed> rows = members.list(rules.issuer(), of, after, size + 1);
    PersonNames names = names(caller, rows);
    return Page.of(rows, size, it -> Item.of(it, names), Members::place, reading);
  }

  /** The names of the operators who changed these memberships. */
  private PersonNames names(Caller caller, List<Listed> rows) {
    Set<PersonNames.Key> operators = new LinkedHashSet<>();
    for (Listed it : rows)
      if (it.changedBy() != null) operators.add(new PersonNames.Key(HUB, it.changedBy()));
    return readings.read(readings.asViewer(caller, null), (db, _) -> PersonNames.of(db, operators));
  }

  /**
   * Encodes the subject, because it may contain any character, including a cursor's separator:
   * {@code auth0|4711}.
   */
  private static Cursor place(Listed it) {
    return Cursor.at(LIST, URLEncoder.encode(it.membership().subject(), UTF_8));
  }

  /**
   * A membership in a request.
   *
   * @param kind default {@code user}
   * @param name for people; default is the subject
   * @param department of a user, for rules that depend on it; default is by the roles
   * @param party null for an operator, required for everyone else
   * @param sides the first is the default
   */
  record Asked(
      Membership.@Nullable Kind kind,
      @Nullable String name,
      @Nullable Department department,
      @Nullable String party,
      @Nullable List<@Nullable Role> roles,
      @Nullable List<@Nullable Side> sides) {}

  /** Gives a membership, or replaces the present one. */
  @PutMapping
  Item give(Caller caller, @RequestParam String subject, @RequestBody Asked asked) {
    caller.require(Role.OPERATOR);
    Membership it = checked(subject, asked);
    members.give(it, caller.member());
    Item now = found(caller, subject);
    if (now.roles().contains(Role.OPERATOR) && !it.roles().contains(Role.OPERATOR))
      throw lastOperator();
    return now;
  }

  /** Takes a membership away; records of the member's actions stay unchanged. */
  @DeleteMapping
  Item take(Caller caller, @RequestParam String subject) {
    caller.require(Role.OPERATOR);
    Item before = found(caller, subject);
    if (!before.enabled()) return before;
    members.take(rules.issuer(), subject, caller.member());
    Item now = found(caller, subject);
    if (now.enabled()) throw lastOperator();
    return now;
  }

  private Item found(Caller caller, String subject) {
    Listed it = members.one(rules.issuer(), subject).orElseThrow(Ids::notFound);
    return Item.of(it, names(caller, List.of(it)));
  }

  private static RuntimeException lastOperator() {
    return Problem.of(
            HttpStatus.CONFLICT,
            "last-operator",
            new Text("There would be no operator left.", "这样将没有任何平台运营方。"))
        .exception();
  }

  private Membership checked(String subject, Asked asked) {
    List<Problem.Fault> faults = new ArrayList<>();
    Set<Role> roles = new LinkedHashSet<>(Body.list(asked.roles(), "/roles", (it, _) -> it));
    Set<Side> sides =
        asked.sides() == null
            ? Set.of()
            : new LinkedHashSet<>(Body.list(asked.sides(), "/sides", (it, _) -> it));
    String name = requireNonNullElse(asked.name(), subject).strip();
    if (!isSayable(subject))
      faults.add(fault("/subject", "A subject has 1 to 200 characters.", "subject 为 1 至 200 个字符。"));
    if (!isSayable(name))
      faults.add(fault("/name", "A name has 1 to 200 characters.", "名称为 1 至 200 个字符。"));
    if (roles.isEmpty()) faults.add(fault("/roles", "Name a role.", "请至少指定一个角色。"));
    boolean operates = roles.contains(Role.OPERATOR);
    if (operates && (roles.size() > 1 || asked.party() != null || !sides.isEmpty()))
      faults.add(
          fault(
              "/roles",
              "An operator belongs to no party and has no other role.",
              "平台运营方不属于任何企业，也没有其他角色。"));
    if (roles.contains(Role.GATEWAY) && roles.size() > 1)
      faults.add(fault("/roles", "A device has no other role.", "设备网关没有其他角色。"));
    PartyCode party = operates ? null : known(asked.party(), faults);
    if (sides.isEmpty() && !SIDELESS.containsAll(roles))
      faults.add(
          fault(
              "/sides",
              "Say on which sides: buyer, supplier, or both.",
              "请指定业务身份：buyer、supplier 或两者。"));
    if (!faults.isEmpty())
      throw Problem.of(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "membership-refused",
              new Text("This membership cannot be granted like this.", "该成员信息有误，无法保存。"))
          .errors(faults)
          .exception();
    return new Membership(
        rules.issuer(),
        subject,
        requireNonNullElse(asked.kind(), Membership.Kind.USER),
        name,
        party,
        roles,
        List.copyOf(sides),
        asked.department());
  }

  private @Nullable PartyCode known(@Nullable String party, List<Problem.Fault> faults) {
    PartyCode found = directory.party(requireNonNullElse(party, ""), "ZZ").orElse(null);
    if (found == null)
      faults.add(
          fault(
              "/party",
              "There is no organization of this code; register it first.",
              "没有此代码的企业，请先登记。"));
    return found;
  }

  private PartyCode registered(String party) {
    return directory.party(party, "ZZ").orElseThrow(Ids::notFound);
  }

  private static boolean isSayable(String it) {
    return !it.isBlank() && it.length() <= LONGEST && it.chars().noneMatch(Character::isISOControl);
  }

  private static Problem.Fault fault(String pointer, String en, String zh) {
    return new Problem.Fault(pointer, "value-invalid", new Text(en, zh));
  }
}
