package weft.api.inspection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.math.BigDecimal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.problem.Problem;
import weft.api.security.Caller;
import weft.inspection.sampling.SamplingPlans;
import weft.inspection.sampling.Strictness;
import weft.language.Text;
import weft.measure.PlainNumber;

/** Looks up the tables of the sampling standard, for people who write an inspection plan. */
@RestController
@RequestMapping("/api/v1/sampling-plans")
class SamplingTables {
  @Operation(
      operationId = "getSamplingPlan",
      summary =
          "The sample of a lot by GB/T 2828.1-2012 / ISO 2859-1, after the arrows of the table;"
              + " without effect. 400 aql-not-offered where no plan is offered.")
  @GetMapping
  SamplingPlan get(
      Caller caller,
      @Parameter(description = "Pieces in the lot.", example = "500") @RequestParam long lot,
      @Parameter(description = "I, II, III or S-1 to S-4.", example = "II") @RequestParam
          String level,
      @Parameter(description = "A standard value from 0.010 to 6.5.", example = "1.0") @RequestParam
          String aql,
      @Parameter(description = "Tightened instead of normal inspection.")
          @RequestParam(defaultValue = "false")
          boolean tightened) {
    caller.requireParty();
    return SamplingPlans.of(
            lot, level, limit(aql), tightened ? Strictness.TIGHTENED : Strictness.NORMAL)
        .map(SamplingPlan::of)
        .orElseThrow(SamplingTables::notOffered);
  }

  private static BigDecimal limit(String aql) {
    BigDecimal limit = PlainNumber.read(aql);
    if (limit == null) throw notOffered();
    return limit;
  }

  private static RuntimeException notOffered() {
    return Problem.of(
            HttpStatus.BAD_REQUEST,
            "aql-not-offered",
            new Text(
                "No sampling plan is offered for this lot, level and AQL.",
                "没有适用于该批量、检验水平和 AQL 的抽样方案。"))
        .exception();
  }
}
