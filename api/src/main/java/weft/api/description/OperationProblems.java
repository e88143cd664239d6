package weft.api.description;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Determines the problems that an operation may answer with, from its parameters. */
final class OperationProblems {
  private OperationProblems() {}

  /** Maps each status to a text that names the codes. */
  static Map<String, String> of(String path, Operation it) {
    Map<String, String> problems = new TreeMap<>();
    problems.put("401", "`unauthenticated`: the token is missing or not valid here.");
    problems.put(
        "403",
        "`no-membership`: the token belongs to no member. `no-party`, `side-missing`,"
            + " `role-missing`: the member may not do this.");
    problems.put(
        "406", "`not-acceptable`: the hub has no form of the answer that `Accept` allows.");
    problems.put("429", "`too-many-requests`: the party has used up its share; see `Retry-After`.");
    problems.put("500", "`unexpected`: a fault of the hub; its operator finds it by the trace id.");
    problems.put("503", "`unavailable`, `too-many-streams`: try again after `Retry-After`.");
    Set<String> names =
        requireNonNullElse(it.getParameters(), List.<Parameter>of()).stream()
            .map(Parameter::getName)
            .collect(Collectors.toSet());
    if (!names.isEmpty() || takesJson(it))
      problems.put(
          "400",
          "`parameter-invalid`, `cursor-invalid`, `if-match-invalid`, `idempotency-key-invalid`:"
              + " the hub cannot read a value. `body-unreadable`: the body is not JSON, or has"
              + " unreadable values; `errors` say where.");
    boolean named =
        path.contains("/supply-balance")
            || path.endsWith("/cumulatives")
            || path.endsWith("/due-and-shipped")
            || path.endsWith("/history/blame")
            || path.endsWith("/history/first-difference")
            || path.endsWith("/credit-evidence")
            || path.endsWith("/energy")
            || path.endsWith("/energy/savings")
            || path.endsWith("/cockpit")
            || path.endsWith("/before-after")
            || path.endsWith("/bottleneck")
            || path.contains("/pickings/figures");
    if (path.contains("{id}")
        || path.contains("{what}")
        || path.contains("/evidence/")
        || path.contains("{position}")
        || named)
      problems.put("404", "`not-found`: the object does not exist, or the caller may not see it.");
    if (path.contains("/submodels/")) submodel(problems);
    if (names.contains("asOf") || names.contains("atLeast"))
      problems.put(
          "409",
          "`not-settled`: the views have not reached that moment; see `settledUpTo`. `parked`: the"
              + " object waits for the hub's operator and cannot be shown yet.");
    if (it.getRequestBody() != null) body(path, it, names, problems);
    if (names.contains("Idempotency-Key"))
      problems.put(
          "409",
          "The object's present state forbids the change; the code says why, such as"
              + " `superseded`.");
    if (names.contains("If-Match")) {
      problems.put(
          "412", "`stale`: the object has changed since; `ETag` and `current` have its version.");
      if (isRequired(it, "If-Match"))
        problems.put("428", "`if-match-required`: the header is missing.");
    }
    if (path.endsWith("/history/events/{position}"))
      problems.put(
          "409", "`not-settled`: the views have not come to the event; see `settledUpTo`.");
    if (path.endsWith("/history/first-difference"))
      problems.put("409", "`not-settled`: `until` has not come yet; see `settledUpTo`.");
    if (path.endsWith("/replays") && it.getRequestBody() != null) {
      problems.merge(
          "403", " `not-granted`: no company opened all contexts to the auditor.", String::concat);
      problems.put("409", "`replays-waiting`: too many wait; start it when one has ended.");
    }
    if (path.endsWith("/evidence/events/{position}")
        || path.endsWith("/evidence/proofs/{position}"))
      problems.put("409", "`not-sealed`: try again after `Retry-After`.");
    if (path.endsWith("/certificates/{id}/pdf"))
      problems.put(
          "409",
          "`not-settled`: the views have not reached that moment; see `settledUpTo`. `not-sealed`:"
              + " the certificate has no proof yet; try again after `Retry-After`.");
    if (path.contains("/alerts/{id}/")) problems.put("409", "`ended-already`.");
    if (path.endsWith("/rerun"))
      problems.put(
          "409",
          names.contains("message")
              ? "`took-effect`: the message was already applied, or was contradicted."
              : "`not-kept-for-its-reference`: nothing is set aside, or it was already applied.");
    if (path.endsWith("/resend"))
      problems.put(
          "409", "`not-resendable`: the interchange is on its way, or could not be written.");
    if (path.endsWith("/rewrite"))
      problems.put(
          "409",
          "`written-already`: the interchange was written. `still-unwritten`: the text says why."
              + " `nothing-to-write`: the profile no longer asks for it.");
    return problems;
  }

  private static void submodel(Map<String, String> problems) {
    problems.put(
        "404",
        "`not-found`: the aspect or partner does not exist, or has no data of the part or group"
            + " that the caller may see.");
    problems.put(
        "422",
        "The standard cannot express the data: `bpn-missing`, `unit-not-sayable`,"
            + " `unit-not-convertible`, `place-missing`, `date-missing`, `part-ambiguous`.");
  }

  private static void body(
      String path, Operation it, Set<String> names, Map<String, String> problems) {
    problems.put(
        "413",
        "`content-too-large`: the limits are 4 MB of JSON, 2 MB of a photo, 20 MB of a sheet and"
            + " 50 MB of an interchange.");
    problems.put("415", "`unsupported-media-type`: the operation does not read this type.");
    if (path.contains("/imports/")) {
      problems.put("408", "`request-timeout`: the body did not arrive within two minutes.");
      return;
    }
    if (path.endsWith("/photos")) {
      problems.put("422", "`person-unknown`, `person-not-caller`: the named person.");
      return;
    }
    if (!takesJson(it)) {
      problems.merge(
          "403", " `sender-mismatch`: the interchange names another sender.", String::concat);
      problems.merge(
          "503",
          " `too-many-interchanges`: the party sent too many at a time; nothing was changed.",
          String::concat);
      problems.put("408", "`request-timeout`: the body did not arrive within two minutes.");
      if (!names.isEmpty()) problems.put("422", "`invalid`: a parameter has invalid content.");
      return;
    }
    problems.put(
        "422",
        "`invalid`: `errors` list all faults with their places: `value-missing`, `field-unknown`"
            + " (the operation has no such field), `field-repeated` (twice in its object) and"
            + " others. `idempotency-key-reused`: the key was used for another request. Any other"
            + " code names the rule that refuses the request.");
  }

  private static boolean isRequired(Operation it, String header) {
    return it.getParameters().stream()
        .anyMatch(one -> one.getName().equals(header) && Boolean.TRUE.equals(one.getRequired()));
  }

  private static boolean takesJson(Operation it) {
    return it.getRequestBody() != null
        && it.getRequestBody().getContent().containsKey("application/json");
  }
}
