package weft.api.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.BodyRoom;
import weft.api.asking.Spool;
import weft.api.asking.TakesBodies;
import weft.api.imports.sheet.DecimalMark;
import weft.api.imports.sheet.FileFormat;
import weft.api.problem.Language;
import weft.api.problem.Problem;
import weft.api.problem.Unavailable;
import weft.api.reading.Ids;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.language.Text;
import weft.party.PartyCode;

/** Receives sheets, and reports their results. */
@RestController
@RequestMapping("/api/v1/imports")
class Imports extends TakesBodies {
  private static final int MOST_BYTES = 20 << 20;
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Importing importing;
  private final ImportJobs jobs;
  private final BodyRoom room;

  Imports(Importing importing, ImportJobs jobs, Spool spool) {
    this.importing = importing;
    this.jobs = jobs;
    this.room = new BodyRoom(spool, 256);
  }

  @Operation(
      operationId = "importRows",
      summary =
          "Imports a sheet of part agreements, production schedules, material demands, inspection"
              + " plans, measured values, stock counts or starting cumulatives; the rules of single"
              + " requests apply to each row.",
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
              }),
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "The import has ended; `state` has the result.",
            content = @Content(schema = @Schema(implementation = ImportState.class))),
        @ApiResponse(
            responseCode = "202",
            description = "The import is running; `Location` reports its progress.",
            content = @Content(schema = @Schema(implementation = ImportState.class)))
      })
  @PostMapping(path = "/{id}", consumes = MediaType.ALL_VALUE)
  ResponseEntity<ImportState> take(
      Caller caller,
      @Parameter(
              description =
                  "The content: part-agreements, production-schedules, material-demands,"
                      + " capacity-groups, parameter-sheets, inspection-plans, inspection-values,"
                      + " stock-counts, opening-cumulatives or stated-figures.")
          @PathVariable("id")
          String what,
      @Parameter(
              description =
                  "preview stores nothing; good-rows stores the rows without faults; all-or-nothing"
                      + " stores all rows in one append, at most 2,000.")
          @RequestParam(defaultValue = "preview")
          String mode,
      @RequestParam(required = false) @Nullable String as,
      @Parameter(
              description =
                  "The decimal mark of the file's numbers: point or comma. Default: the hub infers"
                      + " it from the file: 1.200 is 1200 if the file also has 1,5; an ambiguous"
                      + " number has the fault `number-ambiguous`.")
          @RequestParam(required = false)
          @Nullable String decimals,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      HttpServletRequest request)
      throws IOException {
    caller.require(
        Role.PLANNER,
        Role.BUYER,
        Role.SALES,
        Role.WAREHOUSE,
        Role.EDI,
        Role.PRODUCTION,
        Role.QUALITY);
    caller.requireParty();
    Importable<?, ?> importable = importing.of(what);
    importable.require(caller);
    FileFormat format =
        FileFormat.ofType(request.getContentType()).orElseThrow(Imports::unsupported);
    var asked =
        new Importing.Asked(
            importable, caller, as, ImportMode.of(mode), Language.of(request) == Language.CHINESE);
    if (request.getContentLengthLong() > MOST_BYTES) throw new BodyRoom.TooMuch();
    ImportState state = state(asked, format, decimals(decimals), idempotencyKey, request);
    URI its = URI.create("/api/v1/imports/" + state.id());
    return state.state() == ImportState.State.RUNNING
        ? ResponseEntity.accepted().location(its).body(state)
        : ResponseEntity.ok().location(its).body(state);
  }

  private ImportState state(
      Importing.Asked asked,
      FileFormat format,
      DecimalMark decimals,
      @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    BodyRoom.Held held = room.hold();
    Caller caller = asked.caller();
    Importing.Begun begun = null;
    try {
      PartyCode party = caller.requireParty();
      byte[] body = held.read(request, party.value());
      if (body.length > MOST_BYTES) throw new BodyRoom.TooMuch();
      String said =
          String.join(
              "\n",
              asked.importable().what(),
              asked.mode().text(),
              String.valueOf(asked.as()),
              format.extension());
      if (decimals != DecimalMark.UNKNOWN) said += "\n" + decimals;
      var its = ImportRequest.of(party, key, said, body);
      if (importing.isRepeated(caller, its)) return importing.awaited(caller, its.id());
      var file =
          new SourceFile(
              body,
              format.orAsItBegins(body),
              charset(request),
              asked.importable().columns(),
              asked.importable().plan(),
              decimals);
      begun = importing.begin(asked, its, file, held);
    } finally {
      if (begun == null) held.close();
    }
    return importing.awaited(caller, begun);
  }

  private static DecimalMark decimals(@Nullable String named) {
    return switch (named) {
      case null -> DecimalMark.UNKNOWN;
      case "point" -> DecimalMark.POINT;
      case "comma" -> DecimalMark.COMMA;
      default -> throw Problem.parameter("decimals");
    };
  }

  private static @Nullable String charset(HttpServletRequest request) {
    String type = request.getContentType();
    if (type == null) return null;
    try {
      var charset = MediaType.parseMediaType(type).getCharset();
      return charset == null ? null : charset.name();
    } catch (InvalidMediaTypeException
        | IllegalCharsetNameException
        | UnsupportedCharsetException e) {
      return null;
    }
  }

  @Operation(operationId = "getImport", summary = "The progress of an import, and its faults.")
  @GetMapping("/{id}")
  ImportState get(
      Caller caller,
      @Parameter(description = "The import's id, as its POST gave it.") @PathVariable String id) {
    return jobs.find(caller.requireParty(), uuid(id)).orElseThrow(Ids::notFound);
  }

  @Operation(
      operationId = "getBadRows",
      summary =
          "The rows that were not accepted, each with its reason; correct them and import them"
              + " again.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "In the format of the import.",
              content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
              }))
  @GetMapping("/{id}/bad-rows")
  ResponseEntity<byte[]> badRows(
      Caller caller,
      @Parameter(description = "The import's id, as its POST gave it.") @PathVariable String id) {
    var found = jobs.badRows(caller.requireParty(), uuid(id)).orElseThrow(Ids::notFound);
    String name = found.what() + "-bad-rows." + found.format().extension();
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .contentType(MediaType.parseMediaType(found.format().type()))
        .body(found.file());
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Ids.notFound();
    }
  }

  private static RuntimeException unsupported() {
    return Problem.of(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media-type",
            new Text(
                "Send text/csv, an XLSX workbook, or application/x-ndjson.",
                "请发送 text/csv、XLSX 工作簿或 application/x-ndjson。"))
        .exception();
  }

  @ExceptionHandler(BodyRoom.NoRoom.class)
  ResponseEntity<Problem> noRoom() {
    return Unavailable.nothingChanged();
  }

  @ExceptionHandler(BodyRoom.TooMuch.class)
  ResponseEntity<Problem> tooLarge() {
    return answer(
        Problem.of(
            HttpStatus.CONTENT_TOO_LARGE,
            "content-too-large",
            new Text("A sheet may have at most 20 MB.", "表格文件最大为 20 MB。")));
  }
}
