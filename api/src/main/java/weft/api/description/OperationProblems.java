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
    problems.put("401", "`unauthenticated`: no token, or none that is valid here.");
    problems.put(
        "403",
        "`no-membership`: the token belongs to no member. `no-party`, `side-missing`,"
            + " `role-missing`: the member may not do this.");
    problems.put("406", "`not-acceptable`: no form of the answer is accepted.");
    problems.put(
        "429", "`too-many-requests`: the share of the party is used up; see `Retry-After`.");
    problems.put("500", "`unexpected`: our fault; the trace id leads to it.");
    problems.put("503", "`unavailable`, `too-many-streams`: try again after `Retry-After`.");
    Set<String> names =
        requireNonNullElse(it.getParameters(), List.<Parameter>of()).stream()
            .map(Parameter::getName)
            .collect(Collectors.toSet());
    if (!names.isEmpty() || takesJson(it))
      problems.put(
          "400",
          "`parameter-invalid`, `cursor-invalid`, `if-match-invalid`, `idempotency-key-invalid`:"
              + " a value that cannot be read. `body-unreadable`: no JSON, or values that cannot"
              + " be read; `errors` say where.");
    boolean named = path.contains("/supply-balance") || path.endsWith("/cumulatives");
    if (path.contains("{id}") || path.contains("{what}") || path.contains("/evidence/") || path.contains("{position}") || named)
      problems.put("404", "`not-found`: there is no such thing, or it belongs to others.");
    if (path.contains("/submodels/")) submodel(problems);
    if (names.contains("asOf") || names.contains("atLeast"))
      problems.put(
          "409",
          "`not-settled`: the views have not come to that moment; see `settledUpTo`."
              + " `parked`: it waits for the hub's operator and cannot be shown yet.");
    if (it.getRequestBody() != null) body(path, it, names, problems);
    if (names.contains("Idempotency-Key"))
      problems.put("409", "What is there does not allow it any more, such as `superseded`.");
    if (names.contains("If-Match")) {
      problems.put("412", "`stale`: it changed since; `ETag` and `current` say to which version.");
      problems.put("428", "`if-match-required`.");
    }
    if (path.endsWith("/history/events/{position}"))
      problems.put("409", "`not-settled`: the views have not come to the event; see `settledUpTo`.");
    if (path.endsWith("/evidence/events/{position}")
        || path.endsWith("/evidence/proofs/{position}"))
      problems.put("409", "`not-sealed`: try again after `Retry-After`.");
    if (path.contains("/alerts/{id}/")) problems.put("409", "`ended-already`.");
    if (path.endsWith("/rerun"))
      problems.put(
          "409",
          names.contains("message")
              ? "`took-effect`: the message was applied already, or contradicted."
              : "`not-kept-for-its-reference`, or it is applied already.");
    if (path.endsWith("/resend"))
      problems.put("409", "`not-resendable`: it is on its way, or could not be written.");
    if (path.endsWith("/rewrite"))
      problems.put(
          "409",
          "`written-already`. `still-unwritten`: the text says why. `nothing-to-write`: the profile"
              + " asks for nothing now.");
    return problems;
  }

  private static void submodel(Map<String, String> problems) {
    problems.put(
        "404",
        "`not-found`: no such aspect or partner, nothing of the part or group, or nothing that the"
            + " caller may see.");
    problems.put(
        "422",
        "What the standard cannot say: `bpn-missing`, `unit-not-sayable`, `unit-not-convertible`,"
            + " `place-missing`, `date-missing`, `part-ambiguous`.");
  }

  private static void body(
      String path, Operation it, Set<String> names, Map<String, String> problems) {
    problems.put(
        "413", "`content-too-large`: 4 MB of JSON, 20 MB of a sheet, 50 MB of an interchange.");
    problems.put("415", "`unsupported-media-type`: a body of this type is not read here.");
    if (path.contains("/imports/")) {
      problems.put("408", "`request-timeout`: the body was not there within two minutes.");
      return;
    }
    if (!takesJson(it)) {
      problems.merge(
          "403", " `sender-mismatch`: the interchange names another sender.", String::concat);
      problems.merge(
          "503",
          " `too-many-interchanges`: of yours, at a time; nothing was changed.",
          String::concat);
      problems.put("408", "`request-timeout`: the body was not there within two minutes.");
      if (!names.isEmpty()) problems.put("422", "`invalid`: a parameter has invalid content.");
      return;
    }
    problems.put(
        "422",
        "`invalid`: `errors` say where; `value-missing`, `field-unknown` (the operation has no such"
            + " field), `field-repeated` (it stands twice in its object) and others, all at once."
            + " `idempotency-key-reused`: the key was used for something else. Or a rule refuses"
            + " it; the code says which.");
  }

  private static boolean takesJson(Operation it) {
    return it.getRequestBody() != null
        && it.getRequestBody().getContent().containsKey("application/json");
  }
}
