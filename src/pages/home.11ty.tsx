import { HomeLayout } from "../../_includes/layouts/HomeLayout.tsx";
import { mastheadDate } from "../domain/date-stamp.ts";
import { type PageData, singlePage } from "./page-data.ts";

export const data = singlePage("/");

export default function render({ publication }: PageData) {
  const { shell, front } = publication;
  const edition = front.lead && mastheadDate(front.lead.published);
  return <HomeLayout shell={shell} {...(edition && { edition })} {...front} />;
}
