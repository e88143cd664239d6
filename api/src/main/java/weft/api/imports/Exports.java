package weft.api.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.api.imports.Importable.Exported;
import weft.api.imports.sheet.Column;
import weft.api.imports.sheet.FileFormat;
import weft.api.imports.sheet.SheetOut;
import weft.api.problem.Language;
import weft.api.problem.Problem;
import weft.api.reading.BoardPages;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.json.Json;
import weft.language.Text;
import weft.projections.rows.Board;
import weft.projections.rows.Moment;

/** Exports stored data as sheets that can be imported again, page by page, all as of one moment. */
@RestController
@RequestMapping("/api/v1/exports")
class Exports {
  private static final JsonMapper JSON = Json.mapper();
  private static final int PAGE = 500;
  private static final String XLSX_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Importing importing;
  private final BoardPages pages;
  private final ReadContexts readings;

  Exports(Importing importing, BoardPages pages, ReadContexts readings) {
    this.importing = importing;
    this.pages = pages;
    this.readings = readings;
  }

  @Operation(
      operationId = "exportRows",
      summary =
          "Exports the caller's own part agreements, production schedules, material demands,"
              + " inspection plans, measured values, stock or starting cumulatives, as a sheet that"
              + " can be changed and imported again.",
      responses =
          @ApiResponse(
              responseCode = "200",
              description = "Headers are in the reader's language, by `Accept-Language`.",
              content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(
                    mediaType = XLSX_TYPE,
                    schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
              }))
  @GetMapping("/{what}")
  void export(
      Caller caller,
      @Parameter(
              description =
                  "part-agreements, production-schedules, material-demands, capacity-groups,"
                      + " parameter-sheets, inspection-plans, inspection-values, stock-counts,"
                      + " opening-cumulatives or stated-figures.")
          @PathVariable
          String what,
      @RequestParam(required = false) @Nullable String as,
      @Parameter(description = "csv, xlsx or ndjson; by default as in `Accept`, else CSV.")
          @RequestParam(required = false)
          @Nullable String format,
      @Parameter(
              description =
                  "true: only the header row, to fill in; empty for NDJSON, which has no header.")
          @RequestParam(defaultValue = "false")
          boolean template,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Importable<?, ?> importable = importing.of(what);
    caller.requireParty();
    FileFormat its = format(format, request);
    write(importable, caller, as, its, template, request, response);
  }

  private <B, R extends Record & Board.Row<R>> void write(
      Importable<B, R> importable,
      Caller caller,
      @Nullable String as,
      FileFormat format,
      boolean template,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    boolean chinese = Language.of(request) == Language.CHINESE;
    ReadContext now = pages.reading(importable.board(), caller, new RowQuery(as, null, null));
    var reading = new ReadContext(now.scope(), new Moment(now.position()), now.position(), null);
    String name = importable.what() + (template ? "-template." : ".") + format.extension();
    response.setContentType(format.type());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name).build().toString());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (format == FileFormat.NDJSON) {
      try (BodyLines out = new BodyLines(response.getOutputStream(), importable)) {
        if (!template) rows(importable, caller, reading, out::write);
      }
      return;
    }
    List<Column> columns = importable.columns();
    List<Boolean> numbers = columns.stream().map(it -> it.cell().isNumber()).toList();
    try (SheetOut out =
        SheetOut.of(format, response.getOutputStream(), importable.what(), numbers)) {
      out.row(new ArrayList<>(columns.stream().map(it -> it.header(chinese)).toList()));
      if (!template)
        rows(
            importable,
            caller,
            reading,
            rows -> {
              for (Exported it : rows) out.row(cells(columns, JSON.valueToTree(it.row()), chinese));
            });
    }
  }

  /** Writes the rows exported from one row of the view. */
  private interface Writes {
    void write(List<Exported> rows) throws IOException;
  }

  private <B, R extends Record & Board.Row<R>> void rows(
      Importable<B, R> importable, Caller caller, ReadContext reading, Writes out)
      throws IOException {
    List<String> after = List.of();
    while (true) {
      List<String> from = after;
      List<R> page =
          readings.read(
              reading,
              (db, it) ->
                  importable
                      .board()
                      .reads()
                      .list(db, it.scope(), importable.own(caller), from, it.moment(), PAGE));
      for (R row : page) out.write(importable.exported(row, reading));
      if (page.size() < PAGE) return;
      after = key(page.getLast());
    }
  }

  private static List<String> key(Board.Row<?> last) {
    String item = last.item();
    return item == null ? List.of(last.stream()) : List.of(last.stream(), item);
  }

  private static List<@Nullable String> cells(List<Column> columns, JsonNode row, boolean chinese) {
    List<@Nullable String> cells = new ArrayList<>(columns.size());
    for (Column it : columns) {
      JsonNode value = row.at(it.pointer());
      cells.add(isNone(value) ? null : it.cell().write(value, chinese));
    }
    return cells;
  }

  /** Whether the value is missing, null or an empty array. */
  static boolean isNone(JsonNode value) {
    return value.isMissingNode() || value.isNull() || (value.isArray() && value.isEmpty());
  }

  private static FileFormat format(@Nullable String asked, HttpServletRequest request) {
    if (asked == null) {
      String accept = request.getHeader(HttpHeaders.ACCEPT);
      if (accept == null) return FileFormat.CSV;
      if (accept.contains("ndjson")) return FileFormat.NDJSON;
      return accept.contains("spreadsheetml") ? FileFormat.XLSX : FileFormat.CSV;
    }
    return switch (asked.toLowerCase(Locale.ROOT)) {
      case "csv" -> FileFormat.CSV;
      case "xlsx" -> FileFormat.XLSX;
      case "ndjson" -> FileFormat.NDJSON;
      default ->
          throw Problem.parameter(
              "format",
              new Text("format is csv, xlsx or ndjson.", "format 的取值为 csv、xlsx 或 ndjson。"));
    };
  }
}
