package weft.api.party;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.agreement.PartnershipStream;
import weft.api.asking.Asking;
import weft.api.problem.Problem;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.desk.DeskRefusal.Stale;
import weft.edi.profile.ProfileText.Checked;
import weft.event.Refused;
import weft.event.StreamId;
import weft.language.Text;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.party.Profile;

/**
 * The operator introduces a buyer and a supplier to each other, with their first profile. Messages
 * held for lack of the partnership then continue automatically. The partners agree later profiles
 * themselves. Described in docs/first-hub.md, not in the API of parties.
 */
@Hidden
@RestController
@RequestMapping("/api/v1/operator/partnerships/{buyer}/{supplier}")
class NewPartnerships {
  private static final String YAML = "application/yaml";
  private final Asking asking;
  private final PartyDirectory directory;

  NewPartnerships(Asking asking, PartyDirectory directory) {
    this.asking = asking;
    this.directory = directory;
  }

  /** Introduces them; repeating the same profile changes nothing, another profile gets 409. */
  @PutMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, YAML})
  ResponseEntity<PartnershipProfiles.Agreed> agree(
      Caller caller,
      @PathVariable String buyer,
      @PathVariable String supplier,
      HttpServletRequest request)
      throws IOException {
    caller.require(Role.OPERATOR);
    Partnership of = known(buyer, supplier);
    Checked checked = ProfileBody.profile(request);
    Profile profile = checked.profile();
    if (profile == null) throw PartnershipProfiles.invalid(checked.findings());
    String id = StreamId.toUrl(PartnershipStream.of(of));
    try {
      var done = asking.introduce(caller, new PartnershipAgreed(of, profile, null), "0");
      return ResponseEntity.ok()
          .eTag("\"" + done.version() + "\"")
          .body(
              new PartnershipProfiles.Agreed(
                  id, done.version(), done.position(), checked.findings()));
    } catch (Refused e) {
      if (e.refusal() instanceof Stale(_, var current)) throw agreedAlready(id, current);
      throw e;
    }
  }

  /**
   * Reports all faults of a first profile, and the result of a sample read with it; stores nothing.
   */
  @PostMapping(
      path = "/check",
      consumes = {MediaType.APPLICATION_JSON_VALUE, YAML})
  PartnershipProfiles.ProfileCheck check(
      Caller caller,
      @PathVariable String buyer,
      @PathVariable String supplier,
      HttpServletRequest request)
      throws IOException {
    caller.require(Role.OPERATOR);
    Partnership of = known(buyer, supplier);
    return PartnershipProfiles.ProfileCheck.of(
        ProfileBody.asked(request), Profile.PLAIN, of, directory);
  }

  private Partnership known(String buyer, String supplier) {
    var of = new Partnership(known(buyer), known(supplier));
    if (!of.buyer().equals(of.supplier())) return of;
    throw Problem.of(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "one-party",
            new Text("Buyer and supplier are the same.", "采购方与供应商不能相同。"))
        .exception();
  }

  private PartyCode known(String code) {
    return directory
        .party(code, "ZZ")
        .orElseThrow(
            () ->
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "organization-unknown",
                        new Text(
                            "There is no organization " + code + "; register it first.",
                            "没有代码为 " + code + " 的企业，请先登记。"))
                    .params(Map.of("party", code))
                    .exception());
  }

  private static RuntimeException agreedAlready(String id, long version) {
    return Problem.of(
            HttpStatus.CONFLICT,
            "agreed-already",
            new Text(
                "The two have a partnership; change its profile there.",
                "双方已有 EDI 伙伴协议，请在该协议中更改配置。"))
        .params(Map.of("profile", "/api/v1/partnerships/" + id + "/profile", "version", version))
        .exception();
  }
}
