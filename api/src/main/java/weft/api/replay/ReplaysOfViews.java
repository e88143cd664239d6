package weft.api.replay;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Body;
import weft.api.problem.Problem;
import weft.api.reading.Ids;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.securitylog.ShownParties;
import weft.language.Text;
import weft.party.PartyCode;
import weft.replay.ReplayStatus;
import weft.replay.Replays;

/** Replays views from the history and compares them with the live ones. */
@RestController
@RequestMapping("/api/v1/replays")
class ReplaysOfViews {
  private final Replays replays;

  ReplaysOfViews(Replays replays) {
    this.replays = replays;
  }

  /** The views to replay; none: all. */
  record Asked(@Nullable List<@Nullable String> views) {}

  /**
   * The views that can be replayed, and the replays. This record is the JSON.
   *
   * @param views the names of the views that the caller can compare
   * @param items the caller's replays, newest first
   */
  record ReplayList(List<String> views, List<ReplayJson> items) {}

  @Operation(
      operationId = "listReplays",
      summary = "Names the views that can be replayed, and lists the caller's newest ten replays.",
      description =
          "The list only counts the rows that differ, in `more`; `GET /api/v1/replays/{id}` names"
              + " them.")
  @GetMapping
  ReplayList list(Caller caller) {
    PartyCode auditor = asker(caller);
    List<ReplayStatus> found = replays.newest(auditor);
    Set<String> shown = new HashSet<>();
    found.forEach(it -> shown.addAll(it.owners()));
    if (auditor != null) ShownParties.of(shown);
    return new ReplayList(
        replays.views(auditor), found.stream().map(ReplayJson::withoutRows).toList());
  }

  @Operation(
      operationId = "startReplay",
      summary = "Replays views from the history, and compares each row with the live ones.",
      description =
          "For the operator, and for an auditor whose grants open all contexts: it compares the"
              + " rows of those companies, in the views that `GET` names: other views have no rows"
              + " that it could compare. Replays run one after the other, and each asker can have"
              + " two unfinished ones. While one of the same views runs or waits, the answer is"
              + " that one.")
  @PostMapping
  ReplayJson start(Caller caller, @RequestBody Asked body) {
    PartyCode auditor = asker(caller);
    List<String> known = replays.views(auditor);
    Set<String> views =
        body.views() == null
            ? Set.of()
            : Set.copyOf(
                Body.list(
                    body.views(),
                    "/views",
                    (view, at) -> {
                      if (known.contains(view)) return view;
                      throw Body.faulty(
                          "view-unknown",
                          at,
                          auditor == null
                              ? new Text("There is no view of this name.", "没有此名称的视图。")
                              : new Text(
                                  "No view of this name has rows that an auditor can compare.",
                                  "没有此名称且可供审计方核对的视图。"));
                    }));
    if (body.views() != null && views.isEmpty())
      throw Body.faulty(
          "value-missing", "/views", new Text("Choose at least one view.", "请至少选择一个视图。"));
    if (auditor != null && replays.owners(auditor).isEmpty()) throw notGranted();
    try {
      ReplayStatus status = replays.start(auditor, views);
      if (auditor != null) ShownParties.of(status.owners());
      return ReplayJson.of(status);
    } catch (Replays.TooMany _) {
      throw tooMany();
    }
  }

  @Operation(
      operationId = "getReplay",
      summary = "The progress of a replay, and what it found so far.",
      description =
          "Names the rows that differ with their keys and the event that wrote each, without"
              + " values. The hub keeps the newest 50 replays.")
  @GetMapping("/{id}")
  ReplayJson get(
      Caller caller,
      @Parameter(description = "The replay's id, as its start gave it.") @PathVariable String id) {
    PartyCode auditor = asker(caller);
    ReplayStatus status = replays.find(uuid(id), auditor).orElseThrow(Ids::notFound);
    if (auditor != null) ShownParties.of(status.owners());
    return ReplayJson.of(status);
  }

  /** The auditor's party; null for the operator. */
  private static @Nullable PartyCode asker(Caller caller) {
    caller.require(Role.OPERATOR, Role.AUDITOR);
    return caller.is(Role.OPERATOR) ? null : caller.requireParty();
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException _) {
      throw Ids.notFound();
    }
  }

  private static RuntimeException notGranted() {
    return Problem.of(
            HttpStatus.FORBIDDEN,
            "not-granted",
            new Text(
                "No company opened all contexts to you. Only their rows can be compared.",
                "没有企业向贵方开放全部范围；只能核对开放全部范围的企业的数据。"))
        .exception();
  }

  private static RuntimeException tooMany() {
    return Problem.of(
            HttpStatus.CONFLICT,
            "replays-waiting",
            new Text(
                "Too many replays wait. Start yours when one has ended.", "等待中的重放过多，请待其中一个结束后再开始。"))
        .exception();
  }
}
