package weft.api.certificate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.reading.BoardPages;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.security.Caller;
import weft.projections.certificate.CertificateToInspectRow;
import weft.projections.rows.BoardReads.Filter;

/** The certificates 3.2 that the caller's organization validates instead of the buyer. */
@RestController
@RequestMapping("/api/v1/certificates-to-inspect")
class CertificatesToInspect {
  private final BoardPages pages;

  CertificatesToInspect(BoardPages pages) {
    this.pages = pages;
  }

  @Operation(
      operationId = "listCertificatesToInspect",
      summary =
          "Lists the certificates 3.2 that part agreements let the caller's organization validate,"
              + " the newest first.",
      description =
          "`GET /api/v1/certificates/{id}`, its document and its PDF are open to the inspector,"
              + " and so is `POST /api/v1/certificates/{id}/validation`.")
  @GetMapping
  ResponseEntity<Page<CertificateToInspectRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(
              description =
                  "Only in this state: awaits-validation, issued, accepted, rejected, superseded,"
                      + " revoked.")
          @RequestParam(required = false)
          @Nullable String state,
      @Parameter(description = "Only numbers that contain these characters, in either case.")
          @RequestParam(required = false)
          @Nullable String number,
      @RequestParam(required = false) @Nullable String buyer,
      @RequestParam(required = false) @Nullable String supplier) {
    return pages.list(
        CertificateToInspectRow.BOARD,
        caller,
        asked,
        Filter.is("state", state),
        new Filter("strpos(lower(t.number), lower(:number)) > 0", "number", number),
        Filter.is("buyer", buyer),
        Filter.is("supplier", supplier));
  }
}
