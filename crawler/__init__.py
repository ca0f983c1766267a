"""Crawler: sites in, pages as read out. The only folder that imports scrapy."""
