package weft.api.evidence;

import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.sealing.EvidenceLog;
import weft.sealing.HubLogs;

/** The published log of the history. */
@RestController
@RequestMapping(PublishedLog.PATH)
@SecurityRequirements
class PublishedLog extends OpenLog {
  static final String PATH = "/api/v1/evidence";

  PublishedLog(HubLogs logs) {
    super(logs.of(EvidenceLog.HISTORY));
  }
}
