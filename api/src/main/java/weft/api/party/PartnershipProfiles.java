package weft.api.party;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.agreement.PartnershipCommand.AgreeProfile;
import weft.agreement.PartnershipStream;
import weft.api.asking.Asking;
import weft.api.problem.Problem;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.mapping.PartnersWords;
import weft.edi.profile.Finding;
import weft.edi.profile.ProfileText.Checked;
import weft.edi.profile.ProfileTrial;
import weft.edi.profile.ProfileYaml;
import weft.language.Text;
import weft.party.Partnership;
import weft.party.PartyDirectory;
import weft.party.Profile;
import weft.projections.party.AgreedProfile;

/**
 * The profile of a partnership: how its messages are read and written. Both partners can see it;
 * the buyer's EDI role and the operator can change it.
 */
@RestController
@RequestMapping("/api/v1/partnerships/{id}/profile")
class PartnershipProfiles {
  private static final String YAML = "application/yaml";
  private static final String VERSIONS = "profile-versions";
  private static final int LONGEST_REASON = 500;
  private final ReadContexts readings;
  private final Asking asking;
  private final PartyDirectory directory;

  PartnershipProfiles(ReadContexts readings, Asking asking, PartyDirectory directory) {
    this.readings = readings;
    this.asking = asking;
    this.directory = directory;
  }

  @Operation(
      operationId = "getProfile",
      summary = "The profile in force, or one version of it; as YAML, the profile alone.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "OK",
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(implementation = ProfileState.class)),
                @Content(mediaType = YAML, schema = @Schema(implementation = String.class))
              }))
  @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, YAML})
  ResponseEntity<Object> get(
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Long version,
      @RequestParam(required = false) @Nullable Instant asOf,
      HttpServletRequest request) {
    var found = find(readings.asViewer(caller, asOf), partnership(id), version);
    AgreedProfile agreed = found.answer();
    var answer = found.ok().eTag("\"" + agreed.version() + "\"");
    if (!ProfileBody.wantsYaml(request))
      return answer.body(ProfileState.of(agreed, mayChange(caller, agreed)));
    String name = agreed.buyer() + "-" + agreed.supplier() + "-" + agreed.version() + ".yaml";
    return answer
        .contentType(ProfileBody.YAML)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(ProfileYaml.of(agreed.profile()).getBytes(UTF_8));
  }

  @Operation(operationId = "listProfileVersions", summary = "Earlier versions, newest first.")
  @GetMapping("/versions")
  ResponseEntity<Page<ProfileVersion>> versions(
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Instant asOf) {
    Partnership of = partnership(id);
    ReadContext reading = readings.asViewer(caller, asOf);
    int size = ReadContexts.limit(limit);
    Cursor place = Cursor.read(cursor, VERSIONS, 1, reading.scope());
    long below = place == null ? Long.MAX_VALUE : place.number(0);
    ReadResult<List<AgreedProfile>> rows =
        readings.readOne(
            reading,
            PartnershipStream.of(of),
            (db, it) ->
                weft.projections.party.Partnerships.below(
                    db, it.scope(), of, below, it.moment(), size + 1));
    if (rows.answer().isEmpty() && place == null) throw rows.notFound();
    return Page.of(
        rows.map(PartnershipProfiles::versions),
        size,
        it -> it,
        it -> Cursor.at(VERSIONS, it.version()),
        reading);
  }

  private static List<ProfileVersion> versions(List<AgreedProfile> rows) {
    var versions = new ArrayList<ProfileVersion>(rows.size());
    for (int i = 0; i < rows.size(); i++)
      versions.add(ProfileVersion.of(rows.get(i), i + 1 < rows.size() ? rows.get(i + 1) : null));
    return versions;
  }

  /** The result of an agreement. */
  record Agreed(String id, long version, long position, List<Finding> findings) {}

  @Operation(
      operationId = "agreeProfile",
      summary = "Replaces the profile from now on; interchanges received before are not affected.",
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(implementation = Profile.class)),
                @Content(mediaType = YAML, schema = @Schema(implementation = String.class))
              }))
  @PutMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, YAML})
  ResponseEntity<Agreed> agree(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestParam(required = false) @Nullable String reason,
      HttpServletRequest request)
      throws IOException {
    AgreedProfile inForce = changeable(caller, id);
    String why = checked(reason);
    Checked checked = ProfileBody.profile(request);
    Profile profile = checked.profile();
    if (profile == null) throw invalid(checked.findings());
    var command = new AgreeProfile(inForce.partnership(), profile, why);
    var done = asking.shown(asking.ask(caller, ifMatch, idempotencyKey, command));
    return ResponseEntity.ok()
        .eTag("\"" + done.version() + "\"")
        .body(new Agreed(id, done.version(), done.position(), checked.findings()));
  }

  /**
   * A profile to check, with a sample to try.
   *
   * @param profile as JSON, or as text in YAML
   * @param sample one interchange, in base64
   */
  record Trial(Profile profile, @Nullable String sample) {}

  /**
   * The findings about a profile.
   *
   * @param profile as it would be stored; null where an error prevents that
   * @param yaml the same profile as YAML text
   * @param trial null without a sample, or where the profile cannot be used
   */
  record ProfileCheck(
      List<Finding> findings,
      @Nullable Profile profile,
      @Nullable String yaml,
      @Nullable ProfileTrial trial) {
    static ProfileCheck of(
        ProfileBody.Asked asked, Profile before, Partnership between, PartyDirectory directory) {
      Profile profile = asked.checked().profile();
      byte[] sample = asked.sample();
      return new ProfileCheck(
          asked.checked().findings(),
          profile,
          profile == null ? null : ProfileYaml.of(profile),
          profile == null || sample == null
              ? null
              : ProfileTrial.of(
                  before, profile, sample, PartnersWords.sender(sample, between, directory)));
    }
  }

  @Operation(
      operationId = "checkProfile",
      summary =
          "Checks a profile: lists all its faults, and its effect on a sample; nothing is stored.",
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(implementation = Trial.class)),
                @Content(mediaType = YAML, schema = @Schema(implementation = String.class))
              }))
  @PostMapping(
      path = "/check",
      consumes = {MediaType.APPLICATION_JSON_VALUE, YAML})
  ProfileCheck check(Caller caller, @PathVariable String id, HttpServletRequest request)
      throws IOException {
    AgreedProfile inForce = changeable(caller, id);
    return ProfileCheck.of(
        ProfileBody.asked(request), inForce.profile(), inForce.partnership(), directory);
  }

  private AgreedProfile changeable(Caller caller, String id) {
    caller.require(Role.EDI, Role.OPERATOR);
    AgreedProfile inForce = find(readings.asViewer(caller, null), partnership(id), null).answer();
    if (mayChange(caller, inForce)) return inForce;
    throw Problem.of(
            HttpStatus.FORBIDDEN,
            "side-missing",
            new Text(
                "The buyer of a partnership and the operator change its profile.",
                "仅该协议的采购方和平台运营方可更改配置。"))
        .exception();
  }

  private static boolean mayChange(Caller caller, AgreedProfile it) {
    return caller.is(Role.OPERATOR)
        || (caller.is(Role.EDI)
            && caller.party() != null
            && caller.party().value().equals(it.buyer()));
  }

  private ReadResult<AgreedProfile> find(
      ReadContext reading, Partnership of, @Nullable Long version) {
    var found =
        readings.readOne(
            reading,
            PartnershipStream.of(of),
            (db, it) ->
                weft.projections.party.Partnerships.find(db, it.scope(), of, version, it.moment()));
    return found.map(it -> it.orElseThrow(found::notFound));
  }

  private static Partnership partnership(String id) {
    return Ids.of(id, PartnershipStream::partnership);
  }

  private static String checked(@Nullable String reason) {
    if (reason != null && !reason.isBlank() && reason.length() <= LONGEST_REASON)
      return reason.strip();
    throw Problem.of(
            HttpStatus.BAD_REQUEST,
            "parameter-invalid",
            new Text("Give a reason of 1 to 500 characters.", "请说明原因（1 至 500 个字符）。"))
        .params(Map.of("parameter", "reason"))
        .exception();
  }

  static RuntimeException invalid(List<Finding> findings) {
    return Problem.of(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "profile-invalid",
            new Text("This profile cannot be agreed on as it is.", "该配置存在错误，无法生效。"))
        .params(Map.of("findings", findings))
        .errors(
            findings.stream()
                .map(it -> new Problem.Fault(it.pointer(), it.code(), it.text()))
                .toList())
        .exception();
  }
}
