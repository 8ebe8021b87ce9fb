import { OURS } from "../../../src/domain/interface-terms.ts";
import type { Withdrawal } from "../../../src/domain/withdrawal.ts";

/** Why an article is gone and who asked for it. */
export function WithdrawalNotice({ reason, requestedBy }: Pick<Withdrawal, "reason" | "requestedBy">) {
  return (
    <div class="withdrawal-notice">
      <dl>
        <dt>原因</dt>
        <dd>{reason}</dd>
        {requestedBy && (
          <>
            <dt>提出人</dt>
            <dd>{requestedBy}</dd>
          </>
        )}
      </dl>
      <p {...OURS}>
        撤下和更正都记在<a href="/corrections/">更正与撤稿记录</a>里。
      </p>
    </div>
  );
}
